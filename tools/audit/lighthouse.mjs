/* Runs Lighthouse over the addresses that come as JSON on standard input and writes scores and
   what lowers them as JSON. One Chromium for all of them; CHROME_PATH names it.
   Lighthouse's own settings for phones, with its simulated network and processor. */

import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

let text = "";
for await (const part of process.stdin) text += part;
const { addresses, flags } = JSON.parse(text);

const chrome = await launch({ chromeFlags: ["--headless=new", ...flags] });
const results = [];
try {
  for (const address of addresses) {
    const options = { port: chrome.port, output: "json", logLevel: "error" };
    const { lhr } = await lighthouse(address, options);
    results.push({
      address,
      error: lhr.runtimeError?.message ?? null,
      scores: Object.fromEntries(Object.values(lhr.categories).map(({ id, score }) => [id, score])),
      metrics: Object.fromEntries(
        ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time",
          "cumulative-layout-shift", "speed-index"].map((id) => [id, lhr.audits[id].numericValue]),
      ),
      lowered: Object.values(lhr.categories).flatMap(({ id: category, auditRefs }) => auditRefs
        .filter(({ weight, id }) => weight > 0 && lhr.audits[id].score !== null
          && lhr.audits[id].score < 0.9)
        .map(({ id }) => ({ category, id, shown: lhr.audits[id].displayValue ?? "" }))),
    });
    process.stderr.write(`${address}\n`);
  }
} finally {
  await chrome.kill();
}
process.stdout.write(JSON.stringify(results));
