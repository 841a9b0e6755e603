// What the tests share: pages made by the binary, opened from file:// in Chromium with every request and message kept.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
export const corpus = join(root, "seeds/corpus");
export const folder = mkdtempSync(join(tmpdir(), "connote-pages-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

export const connote = (...args) => {
  execFileSync(process.env.CONNOTE, args, { cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
};

let browser;
export const start = async () => {
  const quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: ["--no-sandbox", "--headless", "--disable-gpu", "--disable-quic", ...quiet],
  });
};
export const stop = () => browser.close();

// Opens a file; `trouble` gathers console errors, uncaught errors, dialogs and requests for anything but the file.
export const open = async (file, options = {}) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce", ...options });
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  const address = pathToFileURL(join(folder, file)).href;
  const trouble = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && trouble.push(message.text()));
  page.on("pageerror", (error) => trouble.push(error.message));
  page.on("dialog", (dialog) => { trouble.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on("request", (request) => request.url() !== address && trouble.push(`request: ${request.url()}`));
  await page.goto(address);
  if (options.javaScriptEnabled !== false) await page.waitForSelector("body[data-ready]");
  return { page, trouble, close: () => context.close() };
};

export const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

// The lowest contrast of all visible text against what is painted behind it, after WCAG 2.2.
export const lowestContrast = (page) => page.evaluate(() => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const paint = (colours) => {
    canvas.clearRect(0, 0, 1, 1);
    for (const colour of colours) { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); }
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map((byte) => byte / 255);
  };
  const luminance = (colour) => {
    const [r, g, b] = colour.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  let lowest = { ratio: 21, text: "" };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !element.checkVisibility() || element.closest("script, .unseen, option")) continue;
    const behind = [];
    for (let at = element; at; at = at.parentElement) behind.unshift(getComputedStyle(at).backgroundColor);
    const style = getComputedStyle(element);
    const colour = element instanceof SVGElement ? style.fill : style.color;
    const [low, high] = [luminance(paint(behind)), luminance(paint([...behind, colour]))].sort((a, b) => a - b);
    const ratio = (high + 0.05) / (low + 0.05);
    if (ratio < lowest.ratio) lowest = { ratio, text: walker.currentNode.data.trim().slice(0, 60) };
  }
  return lowest;
});
