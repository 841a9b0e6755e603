(() => {
  const [packedData, packedTexts] = JSON.parse(document.getElementById("data").textContent);
  const note = document.getElementById("note");
  const reader = document.getElementById("reader");
  const select = document.getElementById("column");
  let data;

  // Note: a few lines beside whatever is pointed at.
  const showNote = (target, lines) => {
    note.replaceChildren(...lines.map(([className, content]) => element("p", className, content)));
    (reader.open ? reader : document.body).append(note);
    note.hidden = false;
    const at = target.getClientRects()[0];
    note.style.left = `${Math.max(6, Math.min(at.left, document.documentElement.clientWidth - note.offsetWidth - 12))}px`;
    const below = at.bottom + 8;
    note.style.top = `${below + note.offsetHeight < innerHeight - 8 ? below : Math.max(8, at.top - note.offsetHeight - 8)}px`;
    target.setAttribute("aria-describedby", "note");
  };
  const hideNote = () => {
    document.querySelector("[aria-describedby=note]")?.removeAttribute("aria-describedby");
    note.hidden = true;
  };

  // Article by article.
  const left = 16;
  const shown = (value) => (Number.isInteger(value) ? value.toLocaleString("en") : String(+value.toPrecision(4)));
  const ticks = (low, high, most) => {
    const rough = (high - low) / most || 1;
    const power = 10 ** Math.floor(Math.log10(rough));
    const step = [1, 2, 5, 10].map((times) => times * power).find((size) => size >= rough);
    const found = [];
    for (let at = Math.ceil(low / step) * step; at <= high + step * 1e-9; at += step) found.push(+at.toPrecision(12));
    return found;
  };
  const median = (sorted) => (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
  const named = (article) => {
    const [id, title, group, words] = data.articles[article];
    return [["kind", title], ["", `${data.groups[group]} · ${words.toLocaleString("en")} words · ${id}`]];
  };
  const said = (article, value) => [...named(article), ["", `${data.columns[select.value][0]} = ${shown(value)}`]];
  // Dots of a group as a swarm: each goes as near to the middle as those before it let it.
  const swarm = (points, size) => {
    const placed = [];
    for (const point of points) {
      const near = placed.filter((other) => Math.abs(other.x - point.x) < size);
      const offsets = [0, ...near.flatMap((other) => {
        const away = Math.sqrt(size * size - (other.x - point.x) ** 2);
        return [other.y + away, other.y - away];
      })].sort((a, b) => Math.abs(a) - Math.abs(b));
      const free = (y) => near.every((other) => (other.x - point.x) ** 2 + (other.y - y) ** 2 >= size * size * 0.999);
      placed.push({ ...point, y: offsets.find(free) ?? 0 });
    }
    return placed;
  };
  const draw = () => {
    const [name, unit, , feature] = data.columns[select.value];
    const values = data.values[select.value];
    const known = values.filter((value) => value !== null);
    const [low, high] = known.length ? [Math.min(...known), Math.max(...known)] : [0, 1];
    const width = Math.min(Math.max(document.getElementById("chart").clientWidth, 300), 960);
    const x = (value) => left + (high > low ? (value - low) / (high - low) : 0.5) * (width - 2 * left);
    const size = known.length > 600 ? 5 : known.length > 150 ? 7 : 10;
    const most = known.length > 300 ? 110 : 84;
    const rows = data.groups.map((group, at) => {
      const points = values.flatMap((value, article) => (value !== null && data.articles[article][2] === at ? [{ article, value, x: x(value) }] : []));
      points.sort((a, b) => a.value - b.value || a.article - b.article);
      const placed = swarm(points, size);
      const reach = Math.max(10, ...placed.map((point) => Math.abs(point.y)));
      const squeeze = Math.min(1, (most - 30) / 2 / reach);
      return { group, at, placed, squeeze, height: Math.max(64, 2 * reach * squeeze + 44) };
    });
    const height = rows.reduce((sum, row) => sum + row.height, 0) + 30;
    const medians = rows.filter((row) => row.placed.length).map((row) => `${row.group}: median ${shown(median(row.placed.map((point) => point.value)))} of ${row.placed.length}`);
    const svg = drawing("svg", { viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": `${name} in ${unit}, one dot an article. ${medians.join("; ")}` });
    for (const tick of ticks(low, high, width / 150)) {
      svg.append(drawing("line", { x1: x(tick), x2: x(tick), y1: 8, y2: height - 26, class: "grid" }));
      const label = drawing("text", { x: x(tick), y: height - 8, "text-anchor": "middle", class: "tick" });
      label.textContent = shown(tick);
      svg.append(label);
    }
    let top = 0;
    for (const row of rows) {
      const middle = top + 30 + (row.height - 34) / 2;
      const label = drawing("text", { x: 0, y: top + 18 });
      label.textContent = row.group;
      svg.append(label);
      if (row.placed.length) {
        const at = x(median(row.placed.map((point) => point.value)));
        svg.append(drawing("line", { x1: at, x2: at, y1: middle - (row.height - 40) / 2, y2: middle + (row.height - 40) / 2, class: "median" }));
      }
      row.placed.forEach((point, index) => {
        const dot = drawing("circle", { cx: point.x.toFixed(1), cy: (middle + point.y * row.squeeze).toFixed(1), r: size / 2, class: `dot group-${row.at % 8}`, tabindex: index ? -1 : 0, role: "button", "data-article": point.article });
        dot.setAttribute("aria-label", said(point.article, point.value).map((line) => line[1]).join(", "));
        svg.append(dot);
      });
      top += row.height;
    }
    document.getElementById("chart").replaceChildren(svg);
    const definition = document.querySelectorAll(".definition")[feature];
    document.getElementById("definition").textContent = `${definition.querySelector("p").textContent} In ${unit}.`;
    table(values);
  };
  const table = (values) => {
    const order = values.map((value, article) => [value, article]).filter(([value]) => value !== null).sort((a, b) => b[0] - a[0] || a[1] - b[1]);
    const lines = order.map(([value, article]) => {
      const [id, title, group, words] = data.articles[article];
      const line = element("tr");
      const head = element("th");
      head.scope = "row";
      const button = element("button", "", title || id);
      button.type = "button";
      button.dataset.article = article;
      head.append(button);
      line.append(head, element("td", "", data.groups[group]), element("td", "", words.toLocaleString("en")), element("td", "", shown(value)));
      return line;
    });
    document.querySelector("#values tbody").replaceChildren(...lines);
  };
  const valueOf = (dot) => data.values[select.value][dot.dataset.article];

  // Reader: the marked text of an article.
  const text = document.getElementById("reader-text");
  const chunks = new Map();
  const open = async (article, kind) => {
    const [id, title, group, words, place] = data.articles[article];
    document.getElementById("reader-title").textContent = title || id;
    document.getElementById("reader-facts").textContent = `${data.groups[group]} · ${words.toLocaleString("en")} words · ${id}`;
    hideNote();
    if (kind) reader.querySelector(`[data-kind=${kind}]`).checked = true;
    text.replaceChildren();
    if (place) {
      if (!chunks.has(place[0])) chunks.set(place[0], await unpack(packedTexts[place[0]]));
      show(chunks.get(place[0])[place[1]]);
    } else {
      text.append(element("p", "", "The text of this article is not in this page, which would have become too large. connote explain shows it."));
    }
    if (!reader.open) reader.showModal();
    reader.scrollTop = 0;
  };
  const show = (packed) => {
    const marks = [];
    for (let at = 0, start = 0; at < packed.marks.length; at += 4) {
      start += packed.marks[at];
      marks.push({ start, end: start + packed.marks[at + 1], kind: packed.marks[at + 2], reason: packed.reasons[packed.marks[at + 3]] });
    }
    const cut = stretches(marks.map((mark) => [mark.start, mark.end]));
    let label = "body";
    for (const [start, length, part] of packed.blocks) {
      if (part !== label && part !== "body" && part !== "markup") text.append(element("span", "label", part));
      label = part;
      const block = element("p", part.replace(" ", "-"));
      block.dir = "auto";
      let at = start;
      const end = start + length;
      for (const [from, to, over] of cut) {
        if (to <= start || from >= end) continue;
        block.append(packed.text.slice(at, Math.max(from, start)), piece(packed.text.slice(Math.max(from, start), Math.min(to, end)), over.map((mark) => marks[mark])));
        at = Math.min(to, end);
      }
      block.append(packed.text.slice(at, end));
      text.append(block);
    }
    for (const box of reader.querySelectorAll("input")) {
      const kind = data.kinds.findIndex(([feature]) => feature === box.dataset.kind);
      box.closest("label").querySelector(".count").textContent = marks.filter((mark) => mark.kind === kind).length;
    }
    switchKinds();
  };
  const piece = (words, over) => {
    const sorted = [...over].sort((a, b) => a.kind - b.kind);
    const outer = element("mark", "m");
    outer.reasons = sorted;
    let inner = outer;
    for (const kind of new Set(sorted.map((mark) => mark.kind))) {
      const span = element("span", `k-${data.kinds[kind][0]}`);
      inner.append(span);
      inner = span;
    }
    inner.textContent = words;
    return outer;
  };
  const isOn = (feature) => reader.querySelector(`[data-kind=${feature}]`).checked;
  const switchKinds = () => {
    for (const [feature] of data.kinds) {
      for (const span of text.querySelectorAll(`.k-${feature}`)) span.classList.toggle("off", !isOn(feature));
    }
  };
  const reasons = (target) => {
    const mark = target.closest(".m");
    const lines = (mark?.reasons ?? []).filter(({ kind }) => isOn(data.kinds[kind][0])).flatMap(({ kind, reason }) => [["kind", data.kinds[kind][1]], ["", reason]]);
    if (lines.length) showNote(mark, lines);
    else hideNote();
  };

  const choose = (name) => {
    const at = data.columns.findIndex(([column]) => column === name);
    if (at < 0) return;
    select.value = at;
    draw();
  };
  const start = async () => {
    data = await unpack(packedData);
    let family = null;
    data.columns.forEach(([name, , of], at) => {
      if (family?.label !== of) {
        family = element("optgroup");
        family.label = of;
        select.append(family);
      }
      const option = element("option", "", name);
      option.value = at;
      family.append(option);
    });
    const first = document.querySelector(".effects [data-column]")?.dataset.column ?? data.columns[0][0];
    choose(first);
    document.body.dataset.ready = "yes";
  };

  select.addEventListener("change", draw);
  let drawnAt = innerWidth;
  addEventListener("resize", () => {
    if (data && innerWidth !== drawnAt) draw();
    drawnAt = innerWidth;
  });
  document.addEventListener("click", (event) => {
    const target = event.target;
    const link = target.closest("[data-column]");
    if (link) choose(link.dataset.column);
    const article = target.closest("[data-article]");
    if (article) open(+article.dataset.article, article.dataset.kind);
    const define = target.closest("[data-define]");
    if (define) {
      const column = document.getElementById(`column-${define.dataset.define}`);
      const lines = [...column.closest(".definition").querySelectorAll(":scope > p")].map((line) => ["", line.textContent]);
      showNote(define, [["kind", define.dataset.define], ...lines]);
    } else if (!target.closest("#note, .dot, .m")) {
      hideNote();
    }
  });
  const chart = document.getElementById("chart");
  chart.addEventListener("pointerover", (event) => event.target.matches(".dot") && showNote(event.target, said(event.target.dataset.article, valueOf(event.target))));
  chart.addEventListener("pointerout", hideNote);
  chart.addEventListener("focusin", (event) => event.target.matches(".dot") && showNote(event.target, said(event.target.dataset.article, valueOf(event.target))));
  chart.addEventListener("focusout", hideNote);
  chart.addEventListener("keydown", (event) => {
    const dots = [...chart.querySelectorAll(".dot")];
    const at = dots.indexOf(event.target);
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (at < 0) return;
    if (step) {
      event.preventDefault();
      dots[Math.min(Math.max(at + step, 0), dots.length - 1)].focus();
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      open(+event.target.dataset.article);
    }
  });
  const map = document.querySelector(".map");
  map?.addEventListener("pointerover", (event) => event.target.matches(".dot") && showNote(event.target, named(event.target.dataset.article)));
  map?.addEventListener("pointerout", hideNote);
  text.addEventListener("pointerover", (event) => reasons(event.target));
  text.addEventListener("pointerdown", (event) => reasons(event.target));
  reader.addEventListener("scroll", hideNote, { passive: true });
  reader.addEventListener("close", hideNote);
  document.addEventListener("scroll", hideNote, { passive: true });
  for (const box of reader.querySelectorAll("input")) box.addEventListener("change", switchKinds);
  document.getElementById("close").addEventListener("click", () => reader.close());
  document.addEventListener("keydown", (event) => event.key === "Escape" && hideNote());
  const closed = [];
  addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("main details:not([open]):not(.screen)")) {
      closed.push(details);
      details.open = true;
    }
  });
  addEventListener("afterprint", () => {
    for (const details of closed.splice(0)) details.open = false;
  });
  start();
})();
