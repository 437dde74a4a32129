/* Opens pages in Firefox and tells what went wrong: errors of scripts, answers that failed, and
   things that ought to work and do not. Input and output as for lighthouse.mjs; FIREFOX_PATH names
   the browser. */

import puppeteer from "puppeteer-core";

let text = "";
for await (const part of process.stdin) text += part;
const { addresses, topic, query } = JSON.parse(text);

const browser = await puppeteer.launch({
  browser: "firefox",
  executablePath: process.env.FIREFOX_PATH,
  headless: true,
});
const version = await browser.version();
const results = [];
let page;
const faults = [];

async function visit(address) {
  faults.length = 0;
  await page.goto(address, { waitUntil: "load" });
  await page.waitForFunction(() => "document$" in window && [...document.querySelectorAll("div.mermaid")]
    .every((node) => node.dataset.processed || node.dataset.error));
  const broken = await page.evaluate(() => [...document.querySelectorAll("[data-error]")].map((n) => n.dataset.error));
  faults.push(...broken.map((each) => `a diagram was not drawn: ${each}`));
}

async function ought(words, test) {
  try {
    await test();
  } catch (error) {
    faults.push(`${words}: ${String(error).split("\n")[0]}`);
  }
}

try {
  page = await browser.newPage();
  page.setDefaultTimeout(60_000);
  page.on("pageerror", (error) => faults.push(`uncaught: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(`console: ${message.text()}`);
  });
  page.on("response", (answer) => {
    if (answer.status() >= 400) faults.push(`answer ${answer.status()}: ${answer.url()}`);
  });
  for (const address of addresses) {
    await visit(address);
    results.push({ address, faults: [...faults] });
  }
  await visit(topic);
  await ought("a marker shows its evidence", async () => {
    await page.locator("a.kb-marker[href*='#note-']").click();
    await page.waitForSelector(".kb-popover:popover-open");
    await page.keyboard.press("Escape");
  });
  await ought("the palette changes", async () => {
    await page.locator("label[for=__palette_1]").click();
    await page.waitForSelector("body[data-md-color-scheme=slate]");
  });
  await ought("the search finds something", async () => {
    await page.evaluate(() => document.querySelector("label.md-header__button[for=__search]").click());
    await page.type("input.md-search__input", query);
    await page.waitForSelector(".kb-search a.kb-found-link");
  });
  results.push({ address: topic, faults: [...faults] });
} finally {
  await browser.close();
}
process.stdout.write(JSON.stringify({ version, results }));
