// The page of `connote report`, as a reader meets it.
import assert from "node:assert/strict";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { connote, folder, lowestContrast, open, overflow, start, stop } from "./page.js";

const hostile = `</script><script>alert("outlet")</script><img src=x onerror=alert(1)>`;

// Words in random order hardly compress: a thousand of these are more than a thousand articles of news.
const thousand = () => {
  const words = readFileSync(new URL("../../README.md", import.meta.url), "utf8").match(/[a-z]{2,}/g);
  let seed = 7;
  const random = (most) => {
    seed = (seed * 48271) % 2147483647;
    return seed % most;
  };
  const sentence = () => `The ${Array.from({ length: 8 + random(20) }, () => words[random(words.length)]).join(" ")}.`;
  const article = (at) => ({ id: `a${at}`, outlet: ["north", "south", "west"][at % 3], text: Array.from({ length: 60 }, sentence).join(" ") });
  return Array.from({ length: 1000 }, (_, at) => JSON.stringify(article(at))).join("\n");
};

before(async () => {
  connote("report", "-o", "report.html");
  connote("extract", "-o", "features.csv", "--choices-table", "choices.csv");
  const text = `The so-called “experts</script><script>alert(2)</script>” may come. ${"It was, she said, quite a day. ".repeat(8)}`;
  const records = Array.from({ length: 12 }, (_, at) => ({ id: `${hostile}${at}`, title: hostile, outlet: at % 2 ? hostile : "plain", text: `${text}${"Perhaps. ".repeat(at)}` }));
  writeFileSync(join(folder, "hostile-many.jsonl"), records.map((record) => JSON.stringify(record)).join("\n"));
  writeFileSync(join(folder, "sets.tsv"), `set\tterm\tkind\tweight\twhen\treason\n${hostile}\tquite\tneutral\t0\t\t${hostile}\n${hostile}\trather\tsofter\t1\t\tsofter\n`);
  connote("report", "hostile-many.jsonl", "-o", "hostile-many.html", "--choices", "sets.tsv");
  const plain = Array.from({ length: 12 }, (_, at) => JSON.stringify({ id: `${at}`, outlet: at % 2 ? "north" : "south", text: "The tree stood by the river." }));
  writeFileSync(join(folder, "plain.jsonl"), plain.join("\n"));
  connote("report", "plain.jsonl", "-o", "plain.html");
  writeFileSync(join(folder, "thousand.jsonl"), thousand());
  connote("report", "thousand.jsonl", "-o", "thousand.html");
  await start();
});
after(stop);

test("the page holds all it needs within its size, for a thousand articles too", async () => {
  assert.ok(statSync(join(folder, "report.html")).size < 1_000_000);
  assert.ok(statSync(join(folder, "thousand.html")).size < 3_000_000, `${statSync(join(folder, "thousand.html")).size} bytes`);
  for (const file of ["report.html", "thousand.html"]) {
    const { page, trouble, close } = await open(file);
    assert.deepEqual(trouble, []);
    assert.match(await page.locator("#read").innerText(), /articles read/);
    await close();
  }
});

test("what does not fit is said", async () => {
  const { page, close } = await open("thousand.html");
  assert.match(await page.locator("#distribution > p").first().innerText(), /The texts of \d+ are in this page/);
  // A number that every article has: the one shown first may be missing in many.
  await page.locator("#column").selectOption({ label: "hedges_p1k" });
  assert.equal(await page.locator("#chart .dot").count(), 1000);
  await close();
});

test("the invented outlets stand apart in the ways they were written", async () => {
  const { page, close } = await open("report.html");
  const rows = await page.evaluate(() => Object.fromEntries([...document.querySelectorAll(".effects")].map((table) => [
    table.closest(".scroll").previousElementSibling.querySelector("bdi").textContent,
    Object.fromEntries([...table.querySelectorAll("tbody tr")].map((row) => [row.querySelector("[data-column]").dataset.column, row.querySelectorAll("td")[1].firstChild.data])),
  ])));
  const effect = (group, column) => Number(Object.entries(rows[group]).find(([name]) => name.startsWith(column))[1].replace("−", "-"));
  assert.ok(effect("the-lantern-post", "scare_quotes") > 1);
  assert.ok(effect("morning-klaxon", "exclamation_marks") > 1);
  assert.ok(effect("meridian-wire", "sentence_length") > 1);
  assert.doesNotMatch(await page.locator("main").innerText(), /bias score/i);
  await close();
});

test("there is a dot for every article, at its value in the table, and the same as text", async () => {
  const { page, close } = await open("report.html");
  const [header, ...lines] = readFileSync(join(folder, "features.csv"), "utf8").trim().split("\n");
  const at = header.split(",").indexOf("hedges_p1k");
  const from = header.split(",").length - at;
  const expected = lines.map((line) => Number(line.split(",").at(-from))).sort((a, b) => b - a);
  await page.locator("#column").selectOption({ label: "hedges_p1k" });
  assert.equal(await page.locator("#chart .dot").count(), 24);
  await page.locator("#distribution summary").click();
  const shown = await page.locator("#values tbody td:last-child").allTextContents();
  assert.equal(shown.length, 24);
  shown.forEach((value, row) => assert.ok(Math.abs(Number(value) - expected[row]) < 0.01, `${value} is not ${expected[row]}`));
  await close();
});

test("a dot opens its article with its marks, by pointer and by keyboard", async () => {
  const { page, trouble, close } = await open("report.html");
  await page.locator("#column").selectOption({ label: "scare_quotes_n" });
  await page.locator("#distribution summary").click();
  const value = Number(await page.locator("#values tbody td:last-child").first().innerText());
  await page.locator("#values tbody button").first().click();
  await page.waitForSelector("#reader[open]");
  const marks = await page.evaluate(() => new Set([...document.querySelectorAll("#reader-text .m")].flatMap((mark) => mark.reasons).filter((mark) => mark.kind === 0)).size);
  assert.equal(marks, value);
  await page.locator("#reader-text .k-scare_quotes").first().hover();
  assert.match(await page.locator("#note").innerText(), /Scare quotes\s+scare 0\.\d+: \w/);
  await page.locator("#reader [data-kind=scare_quotes]").uncheck();
  assert.equal(await page.locator("#reader-text .k-scare_quotes:not(.off)").count(), 0);
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("#reader").isVisible(), false);
  await page.locator("#chart .dot[tabindex='0']").first().focus();
  await page.keyboard.press("ArrowRight");
  assert.match(await page.locator("#note").innerText(), /scare_quotes_n = \d/);
  await page.keyboard.press("Enter");
  await page.waitForSelector("#reader[open]");
  assert.deepEqual(trouble, []);
  await close();
});

test("a name leads to its picture, a question mark to its definition", async () => {
  const { page, close } = await open("report.html");
  const link = page.locator(".effects [data-column]").nth(2);
  const name = await link.getAttribute("data-column");
  await link.click();
  assert.equal(await page.locator("#column option:checked").innerText(), name);
  await page.locator(".effects .define").nth(1).click();
  assert.match(await page.locator("#note").innerText(), /Caveat\.[\s\S]*Source\./);
  await close();
});

test("words stand with their places, and map and tree hold every article", async () => {
  const { page, trouble, close } = await open("report.html");
  assert.equal(await page.locator(".keywords").count(), 3);
  const line = page.locator(".keywords .line button").first();
  const word = await page.locator(".keywords tbody th").first().innerText();
  assert.match((await line.locator("b").innerText()).toLowerCase(), new RegExp(`^${word}`));
  const article = await line.getAttribute("data-article");
  await line.click();
  await page.waitForSelector("#reader[open]");
  assert.match(await page.locator("#reader-text").innerText(), new RegExp(`\\b${word}`, "i"));
  await page.keyboard.press("Escape");
  assert.equal(await page.locator(".map .dot").count(), 24);
  assert.equal(await page.locator(".tree text").count(), 24);
  assert.equal(await page.locator(".tree .branch").count(), 23);
  await page.locator(`.map .dot[data-article="${article}"]`).hover();
  assert.match(await page.locator("#note").innerText(), /words ·/);
  assert.deepEqual(trouble, []);
  await close();
});

test("choices of words are the means of the articles' shares, sets not in play are not there", async () => {
  const { page, trouble, close } = await open("report.html");
  const lines = (file) => readFileSync(join(folder, file), "utf8").trim().split("\n").slice(1).map((line) => line.split(","));
  const outlets = Object.fromEntries(lines("features.csv").map(([id, outlet]) => [id, outlet]));
  const shares = {};
  for (const [id, set, term, , voice, , , share] of lines("choices.csv")) {
    if (voice !== "author") continue;
    const key = [set.replaceAll("_", " "), term, outlets[id]].join("|");
    (shares[key] ??= []).push(Number(share));
  }
  const shown = await page.evaluate(() => [...document.querySelectorAll(".choice")].flatMap((set) => [...set.querySelectorAll("tbody")].flatMap((term) => [...term.rows].map((row) => {
    const [, share, articles] = row.querySelectorAll("td");
    const key = [set.querySelector("h3").textContent, term.querySelector("b").textContent, row.querySelector("bdi").textContent].join("|");
    return [key, parseFloat(share.textContent), ...articles.textContent.match(/\d+/g).map(Number)];
  }))));
  assert.ok(shown.length > 20);
  for (const [key, share, some, all] of shown) {
    const mean = shares[key].reduce((sum, one) => sum + one, 0) / shares[key].length;
    assert.ok(Math.abs(share - 100 * mean) <= 0.51, `${key}: ${share} is not ${100 * mean}`);
    assert.deepEqual([some, all], [shares[key].filter((one) => one > 0).length, shares[key].length], key);
  }
  assert.deepEqual(trouble, []);
  await close();
  const without = await open("plain.html");
  assert.equal(await without.page.locator("#choices, [href='#choices']").count(), 0);
  await without.close();
});

test("a number of articles opens one of them with its choices marked", async () => {
  const { page, close } = await open("report.html");
  const row = page.locator(".choice[open] tbody", { has: page.locator("[data-kind=choices]") }).first();
  const term = await row.locator("b").innerText();
  await row.locator("[data-kind=choices]").first().click();
  await page.waitForSelector("#reader[open]");
  assert.ok(await page.locator("#reader [data-kind=choices]").isChecked());
  const reasons = await page.evaluate(() => [...document.querySelectorAll("#reader-text .m:has(.k-choices:not(.off))")].flatMap((mark) => mark.reasons.map((it) => it.reason)));
  assert.ok(reasons.some((reason) => reason.startsWith(`${term} (`)), `${term}: ${reasons}`);
  await page.locator("#reader [data-kind=rhetoric]").check();
  const devices = await page.evaluate(() => [...document.querySelectorAll("#reader-text .m:has(.k-rhetoric:not(.off))")].length);
  assert.ok(devices > 0);
  await close();
});

test("hostile outlets, titles, ids and texts stay text", async () => {
  const { page, trouble, close } = await open("hostile-many.html");
  await page.evaluate(() => document.querySelectorAll("details").forEach((details) => { details.open = true; }));
  await page.locator("#chart .dot").first().hover();
  await page.locator("#values tbody button").first().click();
  await page.waitForSelector("#reader[open]");
  assert.match(await page.locator("#reader-text").innerText(), /“experts<\/script><script>alert\(2\)<\/script>”/);
  await page.keyboard.press("Escape");
  assert.match(await page.locator("#choices").innerText(), /<\/script><script>alert\("outlet"\)<\/script><img src=x/i);
  assert.equal(await page.locator("img").count(), 0);
  assert.equal(await page.locator("script").count(), 2);
  assert.deepEqual(trouble, []);
  await close();
});

test("text keeps its contrast in light and dark", async () => {
  for (const colorScheme of ["light", "dark"]) {
    const { page, close } = await open("report.html", { colorScheme });
    await page.evaluate(() => document.querySelectorAll("details").forEach((details) => { details.open = true; }));
    const { ratio, text } = await lowestContrast(page);
    assert.ok(ratio >= 4.5, `${colorScheme}: ${ratio.toFixed(2)} in “${text}”`);
    await close();
  }
});

test("nothing is wider than the window", async () => {
  for (const file of ["report.html", "hostile-many.html"]) {
    const { page, close } = await open(file);
    await page.evaluate(() => document.querySelectorAll("details").forEach((details) => { details.open = true; }));
    for (const width of [320, 390, 768, 1280]) {
      await page.setViewportSize({ width, height: 844 });
      await page.waitForTimeout(50);
      assert.ok((await overflow(page)) <= 0, `${file} at ${width}`);
    }
    await close();
  }
});

test("it prints, and its tables stand without scripts", async () => {
  const { page, close } = await open("report.html");
  const pdf = await page.pdf({ format: "A4" });
  assert.equal(pdf.subarray(0, 5).toString(), "%PDF-");
  await close();
  const plain = await open("report.html", { javaScriptEnabled: false });
  assert.ok((await plain.page.locator(".effects tbody tr").count()) > 20);
  await plain.close();
});
