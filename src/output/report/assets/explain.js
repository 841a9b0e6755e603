(async () => {
  const data = await unpack(JSON.parse(document.getElementById("data").textContent));
  const text = document.getElementById("text");
  const note = document.getElementById("note");
  const card = document.getElementById("card");
  // The places of a list: [start, end] in UTF-16 code units of the article's text.
  const places = (list) => {
    const { spans } = data.lists[list];
    const found = [];
    for (let at = 0, start = 0; at < spans.length; at += 2) {
      start += spans[at];
      found.push([start, start + spans[at + 1]]);
    }
    return found;
  };

  // Legend: a kind that is off is neither drawn nor explained nor walked to.
  const switches = [...document.querySelectorAll(".legend input")];
  const isOn = new Map();
  const marks = [...text.querySelectorAll(".m[tabindex]")];
  const shown = (mark) => mark.dataset.m.split(" ").filter((id) => isOn.get(data.kinds[+id.split(":")[0]].feature));
  const draw = () => {
    for (const box of switches) {
      isOn.set(box.dataset.kind, box.checked);
      for (const span of text.querySelectorAll(`.k-${box.dataset.kind}`)) span.classList.toggle("off", !box.checked);
    }
    hideNote();
    rove(marks.find((mark) => shown(mark).length > 0));
  };
  const setAll = (on) => () => {
    for (const box of switches) box.checked = on;
    draw();
  };
  const rove = (mark) => {
    for (const other of marks) other.tabIndex = -1;
    if (mark) mark.tabIndex = 0;
  };

  // Note: why there is a mark. It follows pointer, focus and touch.
  let noted = null;
  const paragraph = (parent, className, content) => content && parent.append(element("p", className, content));
  const reason = (title, list, mark) => {
    const { why, weights } = data.lists[list];
    const box = element("div");
    const because = why.length ? data.reasons[why[mark]] : undefined;
    paragraph(box, "kind", title);
    paragraph(box, "term", because?.head);
    paragraph(box, "facts", because?.facts.join(" · "));
    paragraph(box, "because", because?.note);
    if (weights.length) paragraph(box, "facts", `weight ${weights[mark]}`);
    return box;
  };
  const reasons = (target) => {
    const boxes = [];
    const lit = target.closest(".lit");
    if (lit) {
      for (const mark of lit.dataset.lit.split(" ").slice(0, 3)) boxes.push(reason(current.dataset.column, +current.dataset.list, +mark));
    }
    const drawn = target.closest(".m");
    if (drawn && !text.classList.contains("lighting")) {
      for (const id of shown(drawn)) {
        const [listing, mark] = id.split(":").map(Number);
        const { label, list } = data.kinds[listing];
        boxes.push(reason(label, list, mark));
      }
    }
    if (boxes.length) {
      const voice = target.closest(".k-speech_quotes, .k-fragment_quotes") ? "in a quoted voice" : "in the author's voice";
      paragraph(boxes[boxes.length - 1], "facts", voice);
    }
    return boxes;
  };
  const showNote = (target) => {
    const holder = target.closest(".lit, .m");
    if (!holder || holder === noted) return;
    const boxes = reasons(target);
    hideNote();
    if (!boxes.length) return;
    noted = holder;
    note.replaceChildren(...boxes);
    note.hidden = false;
    holder.setAttribute("aria-describedby", "note");
    placeNote();
  };
  const placeNote = () => {
    const at = noted?.getClientRects()[0];
    if (!at || at.bottom < 0 || at.top > innerHeight) return hideNote();
    const left = Math.min(Math.max(at.left, 12), document.documentElement.clientWidth - note.offsetWidth - 12);
    const below = at.bottom + 10;
    const top = below + note.offsetHeight < innerHeight - 8 ? below : Math.max(8, at.top - note.offsetHeight - 10);
    note.style.left = `${Math.max(left, 6)}px`;
    note.style.top = `${top}px`;
  };
  const hideNote = () => {
    noted?.removeAttribute("aria-describedby");
    noted = null;
    note.hidden = true;
  };
  const walk = (event) => {
    const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity };
    const step = steps[event.key];
    if (step === undefined) return;
    const alive = marks.filter((mark) => shown(mark).length > 0);
    const at = Math.min(Math.max(alive.indexOf(event.target.closest(".m")) + step, 0), alive.length - 1);
    event.preventDefault();
    rove(alive[at]);
    alive[at]?.focus();
  };

  // Lighting: the marks of one number, wrapped wherever they stand. Marks may overlap, so the text is cut at every edge.
  let current = null;
  let step = -1;
  const unlight = () => {
    for (const lit of [...text.querySelectorAll(".lit")]) lit.replaceWith(...lit.childNodes);
    for (const block of text.querySelectorAll("[data-at]")) block.normalize();
    text.classList.remove("lighting");
    document.body.classList.remove("with-card");
    current?.setAttribute("aria-pressed", "false");
    current = null;
    card.hidden = true;
    hideNote();
  };
  const wrap = (node, start, cut) => {
    const end = start + node.length;
    let before = 0;
    const parts = [];
    for (const [from, to, ids] of cut) {
      const [a, b] = [Math.max(from, start) - start, Math.min(to, end) - start];
      if (a > before) parts.push(document.createTextNode(node.data.slice(before, a)));
      const lit = element("mark", "lit", node.data.slice(a, b));
      lit.dataset.lit = ids.join(" ");
      parts.push(lit);
      before = b;
    }
    parts.push(document.createTextNode(node.data.slice(before)));
    node.replaceWith(...parts);
  };
  const light = (list) => {
    const cut = stretches(places(list));
    for (const block of text.querySelectorAll("[data-at]")) {
      const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
      const nodes = [];
      for (let start = +block.dataset.at; walker.nextNode(); start += walker.currentNode.length) nodes.push([walker.currentNode, start]);
      for (const [node, start] of nodes) {
        const inside = cut.filter(([from, to]) => from < start + node.length && to > start);
        if (inside.length) wrap(node, start, inside);
      }
    }
    text.classList.add("lighting");
  };
  const choose = (button) => {
    const again = button === current;
    unlight();
    if (again) return;
    current = button;
    step = -1;
    button.setAttribute("aria-pressed", "true");
    light(+button.dataset.list);
    describe(button.dataset);
    document.body.classList.add("with-card");
  };

  // Card: what the number at work is.
  const describe = ({ column, value, unit, how, scope, list, feature }) => {
    const [words, sentences] = data.totals[scope];
    const count = data.lists[list].spans.length / 2;
    const title = document.getElementById("card-title");
    title.replaceChildren(element("span", "", `${column} = `), element("b", "", value), element("span", "", ` ${unit}`));
    const marked = count === 1 ? "1 mark lit" : `${count.toLocaleString("en")} marks lit`;
    const base = `${words.toLocaleString("en")} words, ${sentences.toLocaleString("en")} sentences in the ${scope === "body" ? "body" : scope}`;
    document.getElementById("card-marks").textContent = `${marked}; ${base}. ${how}`;
    const [definition, ...rest] = [...document.querySelectorAll(`#def-${feature} > p`)].map((line) => line.cloneNode(true));
    const more = element("details");
    more.append(element("summary", "", "Caveat and source"), ...rest);
    document.getElementById("card-definition").replaceChildren(definition, more);
    document.getElementById("card-strip").replaceChildren(...strip(column, +value));
    card.hidden = false;
    card.scrollTop = 0;
  };
  // Where the article stands: one dot for each other article, side by side where they would cover each other.
  const strip = (column, own) => {
    const values = data.standing?.columns[column] ?? [];
    if (!values.length) return [];
    const [low, high] = [Math.min(own, values[0]), Math.max(own, values[values.length - 1])];
    const x = (value) => 12 + (high > low ? (value - low) / (high - low) : 0.5) * 436;
    const { outlet, articles } = data.standing;
    const below = values.filter((value) => value < own).length;
    const said = `This article: ${own}. ${below} of ${values.length} values of other articles of ${outlet} are lower; they range from ${values[0]} to ${values[values.length - 1]}, median ${values[Math.floor(values.length / 2)]}.`;
    const svg = drawing("svg", { viewBox: "0 0 460 62", role: "img", "aria-label": said });
    svg.append(drawing("line", { x1: 6, x2: 454, y1: 40, y2: 40, class: "strip-line" }));
    const levels = new Map();
    for (const value of values) {
      const at = Math.round(x(value) / 7);
      const level = levels.get(at) ?? 0;
      levels.set(at, level + 1);
      svg.append(drawing("circle", { cx: x(value).toFixed(1), cy: 36 - Math.min(level, 5) * 5.5, r: 3.2, class: "strip-dot" }));
    }
    svg.append(drawing("path", { d: `M${x(own).toFixed(1)} 43l6 -9l-6 -9l-6 9z`, class: "strip-own" }));
    for (const [at, anchor, value] of [[6, "start", low], [454, "end", high]]) {
      const label = drawing("text", { x: at, y: 56, "text-anchor": anchor, class: "strip-text" });
      label.textContent = value;
      svg.append(label);
    }
    const sampled = values.length < articles ? ` (${values.length} of ${articles} shown)` : "";
    return [svg, element("p", "hint", said + sampled)];
  };
  // The pieces of a mark need not be neighbours in the document; its first piece is walked to.
  const goTo = (by) => {
    const count = data.lists[current.dataset.list].spans.length / 2;
    if (!count) return;
    step = (step + by + count) % count;
    for (const lit of text.querySelectorAll(".now")) lit.classList.remove("now");
    const pieces = [...text.querySelectorAll(".lit")].filter((lit) => lit.dataset.lit.split(" ").includes(String(step)));
    for (const piece of pieces) piece.classList.add("now");
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    pieces[0]?.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
    document.getElementById("card-marks").textContent = `Mark ${step + 1} of ${count}: ${pieces.map((piece) => piece.textContent).join("")}`;
  };

  for (const box of switches) box.addEventListener("change", draw);
  document.getElementById("all").addEventListener("click", setAll(true));
  document.getElementById("none").addEventListener("click", setAll(false));
  text.addEventListener("pointerover", (event) => showNote(event.target));
  text.addEventListener("pointerleave", hideNote);
  text.addEventListener("focusin", (event) => showNote(event.target));
  text.addEventListener("focusout", hideNote);
  text.addEventListener("keydown", walk);
  document.addEventListener("pointerdown", (event) => {
    if (text.contains(event.target)) showNote(event.target);
    else hideNote();
  });
  document.addEventListener("scroll", placeNote, { passive: true });
  for (const button of document.querySelectorAll(".numbers button")) button.addEventListener("click", () => choose(button));
  document.getElementById("previous").addEventListener("click", () => goTo(-1));
  document.getElementById("next").addEventListener("click", () => goTo(1));
  document.getElementById("clear").addEventListener("click", () => {
    const button = current;
    unlight();
    button?.focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (!note.hidden) hideNote();
    else unlight();
  });
  // On paper everything is open.
  const closed = [];
  addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("details:not([open]):not(.definition)")) {
      closed.push(details);
      details.open = true;
    }
  });
  addEventListener("afterprint", () => {
    for (const details of closed.splice(0)) details.open = false;
  });
  draw();
  document.body.dataset.ready = "yes";
})();
