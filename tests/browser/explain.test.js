// The page of `connote explain`, as a reader meets it.
import assert from "node:assert/strict";
import { mkdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { connote, corpus, folder, lowestContrast, open, overflow, start, stop } from "./page.js";

const hostile = `<script>alert("headline")</script></title><img src=x onerror=alert(1)>`;

before(async () => {
  connote("extract", "-o", "features.csv");
  connote("explain", corpus, "--id", "the-lantern-post/harbour-strike.md", "--table", "features.csv", "-o", "article.html");
  const body = `The so-called “experts</script><script>alert(2)</script>” may come.\u0000 \u001b[31mred\u001b[0m \u202eright to left`;
  const record = { id: "</script><script>alert(3)</script>", title: hostile, outlet: hostile, text: `${body}\r\n\r\nIt "was <b>said</b>" & done.` };
  writeFileSync(join(folder, "hostile.jsonl"), JSON.stringify(record));
  connote("explain", "hostile.jsonl", "-o", "hostile.html");
  // Below this folder the id of the file is "</script><img src=x onerror=alert(4)>.txt".
  mkdirSync(join(folder, "in", "<"), { recursive: true });
  writeFileSync(join(folder, "in", "<", `script><img src=x onerror=alert(4)>.txt`), `${hostile}\n\n${body.replace("\u0000", "")}\n`);
  connote("explain", "in", "-o", "named.html");
  const long = "The so-called “reform” may, she said, have been a staggering failure for everybody. ";
  writeFileSync(join(folder, "long.txt"), Array.from({ length: 60 }, () => long.repeat(6)).join("\n\n"));
  connote("explain", "long.txt", "-o", "long.html");
  writeFileSync(join(folder, "empty.jsonl"), `{"id":"e","text":"?"}`);
  connote("explain", "empty.jsonl", "-o", "empty.html");
  await start();
});
after(stop);

const openAll = (page) => page.evaluate(() => document.querySelectorAll(".chapter").forEach((chapter) => { chapter.open = true; }));
const litMarks = (page) => page.evaluate(() => new Set([...document.querySelectorAll("#text .lit")].flatMap((lit) => lit.dataset.lit.split(" "))).size);

test("the page is small, asks for nothing and says nothing to the console", async () => {
  for (const [file, most] of [["article.html", 500_000], ["long.html", 1_000_000], ["empty.html", 500_000]]) {
    assert.ok(statSync(join(folder, file)).size < most, `${file}: ${statSync(join(folder, file)).size} bytes`);
    const { page, trouble, close } = await open(file);
    assert.match(await page.title(), /connote/);
    assert.deepEqual(trouble, []);
    await close();
  }
});

test("the text shown is the text read", async () => {
  const { page, close } = await open("hostile.html");
  const shown = await page.evaluate(() => [...document.querySelectorAll("#text [data-at]")].map((block) => block.textContent));
  assert.equal(shown[0], "The so-called “experts</script><script>alert(2)</script>” may come.␀ ␛[31mred␛[0m \ufffdright to left");
  assert.equal(shown[1], `It "was <b>said</b>" & done.`);
  await close();
});

test("hostile text, ids, outlets and file names stay text", async () => {
  for (const file of ["hostile.html", "named.html"]) {
    const { page, trouble, close } = await open(file);
    await openAll(page);
    await page.hover("#text .m");
    await page.click("[data-column=words_n]");
    assert.equal(await page.locator("img").count(), 0);
    assert.equal(await page.locator("#text script, header script").count(), 0);
    assert.equal(await page.locator("script").count(), 2);
    assert.deepEqual(trouble, []);
    await close();
  }
});

test("the policy of the page stops a script that got in", async () => {
  const { page, close } = await open("article.html");
  const stopped = await page.evaluate(() => new Promise((done) => {
    const violations = [];
    addEventListener("securitypolicyviolation", (event) => violations.push(event.effectiveDirective) === 2 && done(violations.sort()));
    const script = document.createElement("script");
    script.textContent = "window.ran = true";
    const image = document.createElement("img");
    image.src = "https://elsewhere.example/pixel.png";
    document.body.append(script, image);
  }));
  assert.deepEqual(stopped, ["img-src", "script-src-elem"]);
  assert.equal(await page.evaluate(() => window.ran), undefined);
  await close();
});

test("a switch of the legend takes its marks out of the text and puts them back", async () => {
  const { page, close } = await open("article.html");
  const line = () => page.locator("#text .k-hedges").first().evaluate((mark) => getComputedStyle(mark).textDecorationLine);
  assert.equal(await line(), "underline");
  await page.locator("[data-kind=hedges]").uncheck();
  assert.equal(await line(), "none");
  await page.locator("[data-kind=hedges]").check();
  assert.equal(await line(), "underline");
  await page.click("#none");
  assert.equal(await page.locator("#text .m span:not(.off)").count(), 0);
  await page.click("#all");
  assert.equal(await page.locator("#text .off").count(), 0);
  await close();
});

test("the legend counts what the row counts", async () => {
  const { page, close } = await open("article.html");
  await openAll(page);
  const pairs = await page.evaluate(() => {
    const counts = (chapter) => [...chapter.querySelectorAll("[data-column$=_n]")].map((number) => Number(number.dataset.value));
    // A kind that is a family counts what all its features count.
    const family = (name) => [...document.querySelectorAll(".chapter")].find((chapter) => chapter.querySelector("summary").textContent.trim().toLowerCase() === name);
    return [...document.querySelectorAll(".legend input")].map(({ dataset: { kind }, labels: [label] }) => [
      label.querySelector(".count").firstChild.data.trim(),
      document.querySelector(`[data-column=${kind}_n]`)?.dataset.value ?? String(counts(family(kind)).reduce((sum, count) => sum + count, 0)),
    ]);
  });
  assert.ok(pairs.length >= 10);
  for (const [legend, row] of pairs) assert.equal(legend, row);
  await close();
});

test("every count lights as many marks as it counts, and all of the same words for its rate", async () => {
  const { page, trouble, close } = await open("article.html");
  await openAll(page);
  const before = await page.evaluate(() => document.getElementById("text").innerHTML);
  const columns = await page.evaluate(() => [...document.querySelectorAll("[data-column$=_n], [data-column*=_n_]")]
    .filter((button) => button.dataset.how === "number of marks").map((button) => [button.dataset.column, +button.dataset.value]));
  assert.ok(columns.length > 50);
  for (const [column, value] of columns) {
    await page.evaluate((name) => document.querySelector(`[data-column=${name}]`).click(), column);
    assert.equal(await litMarks(page), value, column);
  }
  await page.click("[data-column=hedges_p1k]");
  assert.deepEqual(await page.locator(".lit").allTextContents(), ["so-called", "claimed", "seems", "alleging", "Perhaps"]);
  await page.click("#clear");
  assert.equal(await page.evaluate(() => document.getElementById("text").innerHTML.replaceAll(/ tabindex="-?\d"/g, "")), before.replaceAll(/ tabindex="-?\d"/g, ""));
  assert.deepEqual(trouble, []);
  await close();
});

test("windows that overlap are all lit", async () => {
  const { page, close } = await open("article.html");
  await openAll(page);
  await page.click("[data-column=mattr]");
  // Every word but the last ones begins a window of 100.
  const words = Number(await page.locator("[data-column=words_n]").getAttribute("data-value"));
  const windows = words - 99;
  assert.ok(windows > 100);
  assert.equal(await litMarks(page), windows);
  await close();
});

test("a mark tells its entry, kind and reason to pointer, finger and focus", async () => {
  const { page, close } = await open("article.html", { hasTouch: true });
  const said = async () => (await page.locator("#note").isVisible()) ? page.locator("#note").innerText() : "";
  const hedge = page.locator("#text .k-hedges", { hasText: "Perhaps" });
  await hedge.hover();
  assert.match(await said(), /Hedges\s+perhaps\s+adverb · weight [\d.]+\s+\S+/);
  await page.keyboard.press("Escape");
  assert.equal(await said(), "");
  await page.locator("#text .k-scare_quotes", { hasText: "transition" }).first().tap();
  assert.match(await said(), /Scare quotes\s+function: scare\s+probability 0\.\d+\s+Cues, strongest first: .*called/);
  assert.match(await said(), /author's voice/);
  await page.mouse.click(5, 5);
  assert.equal(await said(), "");
  await page.locator("#text .m[tabindex='0']").focus();
  assert.notEqual(await said(), "");
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-describedby")), "note");
  await close();
});

test("marks that overlap are all told", async () => {
  const { page, close } = await open("article.html");
  await page.locator("#text .k-loaded_terms", { hasText: "terribly" }).hover();
  const said = await page.locator("#note .kind").allTextContents();
  assert.deepEqual(said, ["Loaded terms", "Boosters"]);
  await close();
});

test("everything is done with the keyboard alone", async () => {
  const { page, close } = await open("article.html");
  const active = (read) => page.evaluate(read);
  await page.keyboard.press("Tab");
  assert.ok(await active(() => document.activeElement.matches("#text .m")), "the text is one stop");
  const first = await active(() => document.activeElement.textContent);
  await page.keyboard.press("ArrowRight");
  assert.notEqual(await active(() => document.activeElement.textContent), first);
  await page.keyboard.press("End");
  await page.keyboard.press("Home");
  assert.equal(await active(() => document.activeElement.textContent), first);
  const reach = async (selector) => {
    for (let presses = 0; presses < 80; presses += 1) {
      if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
      await page.keyboard.press("Tab");
    }
    assert.fail(`${selector} is not reached`);
  };
  await reach("[data-kind=loaded_terms]");
  await page.keyboard.press("Space");
  assert.equal(await page.locator("[data-kind=loaded_terms]").isChecked(), false);
  await reach(".numbers td button");
  await page.keyboard.press("Enter");
  assert.ok((await litMarks(page)) > 0);
  assert.equal(await active(() => document.activeElement.getAttribute("aria-pressed")), "true");
  await page.keyboard.press("Escape");
  assert.equal(await litMarks(page), 0);
  await close();
});

test("a number's card walks its marks, defines it and places the article among its outlet's others", async () => {
  const { page, close } = await open("article.html");
  await openAll(page);
  await page.click("[data-column=loaded_terms_p1k]");
  assert.match(await page.locator("#card-title").innerText(), /^loaded_terms_p1k = [\d.]+ marks per 1,000 words$/);
  assert.match(await page.locator("#card-definition").innerText(), /\w+/);
  assert.equal(await page.locator("#card-strip circle").count(), 7);
  assert.match(await page.locator("#card-strip svg").getAttribute("aria-label"), /of 7 values of other articles of the-lantern-post/);
  await page.click("#next");
  await page.click("#next");
  assert.match(await page.locator("#card-marks").innerText(), /^Mark 2 of /);
  const inView = await page.locator(".lit.now").first().evaluate((mark) => {
    const [box, card] = [mark.getBoundingClientRect(), document.getElementById("card").getBoundingClientRect()];
    return box.top > 0 && box.bottom < card.top;
  });
  assert.ok(inView, "the mark walked to is not under the card");
  await close();
});

test("headline, byline, date line and boilerplate are there, greyed and labelled", async () => {
  const { page, close } = await open("article.html");
  const labels = await page.locator("#text .label").allTextContents();
  for (const label of ["headline", "byline", "date line", "boilerplate"]) assert.ok(labels.includes(label), label);
  const colour = (selector) => page.locator(selector).first().evaluate((block) => getComputedStyle(block).color);
  assert.notEqual(await colour("#text .byline p"), await colour("#text .body p"));
  await close();
});

test("text keeps its contrast in light and dark, lit and unlit", async () => {
  for (const colorScheme of ["light", "dark"]) {
    const { page, close } = await open("article.html", { colorScheme });
    await openAll(page);
    const plain = await lowestContrast(page);
    assert.ok(plain.ratio >= 4.5, `${colorScheme}: ${plain.ratio.toFixed(2)} in “${plain.text}”`);
    await page.click("[data-column=words_n]");
    const lit = await lowestContrast(page);
    assert.ok(lit.ratio >= 4.5, `${colorScheme}, lit: ${lit.ratio.toFixed(2)} in “${lit.text}”`);
    await close();
  }
});

test("dark mode is dark", async () => {
  const paper = async (colorScheme) => {
    const { page, close } = await open("article.html", { colorScheme });
    const colour = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await close();
    return colour.match(/\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0);
  };
  assert.ok((await paper("light")) > 700 && (await paper("dark")) < 150);
});

test("nothing is wider than the window, whatever the article", async () => {
  for (const file of ["article.html", "hostile.html", "named.html", "long.html", "empty.html"]) {
    const { page, close } = await open(file);
    await openAll(page);
    for (const width of [320, 390, 768, 1024, 1280]) {
      await page.setViewportSize({ width, height: 844 });
      assert.ok((await overflow(page)) <= 0, `${file} at ${width}`);
    }
    await close();
  }
});

test("on paper everything is open and nothing floats", async () => {
  const { page, close } = await open("article.html");
  const pdf = await page.pdf({ format: "A4" });
  assert.equal(pdf.subarray(0, 5).toString(), "%PDF-");
  assert.ok(pdf.length > 20_000);
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".reasons details:not([open]), .chapter:not([open])").count(), 0);
  assert.equal(await page.locator("#card").isVisible(), false);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  assert.ok((await page.locator(".chapter:not([open])").count()) > 3);
  await close();
});

test("without scripts the marks are still drawn and listed", async () => {
  const { page, close } = await open("article.html", { javaScriptEnabled: false });
  assert.ok((await page.locator("#text .k-hedges").count()) >= 5);
  await page.locator(".reasons summary").first().click();
  assert.ok(await page.locator(".reasons li").first().isVisible());
  await close();
});
