/** Says what was proven, one line each; ends with what failed, in full, and a line that counts. */

const mark = { pass: "✔", fail: "✘", skip: "–" };

/** What the runner itself counts, in its own words. */
const SUMMARY = /^(tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) [\d.]+$/;

/** A reporter for `node --test`. */
export default async function* reporter(events) {
  const counts = { pass: 0, fail: 0, skip: 0 };
  // Said again at the end: of a long log often only the last lines are kept.
  const failures = [];
  const name = process.env.SUITE ?? "tests";
  for await (const { type, data } of events) {
    if (type === "test:stderr" || type === "test:stdout") yield data.message;
    if (type === "test:diagnostic" && !SUMMARY.test(data.message)) yield `    ${data.message}\n`;
    if (type !== "test:pass" && type !== "test:fail") continue;
    // A file is no test of its own, unless it could not even be loaded.
    const isFile = data.name === data.file || data.details.type === "suite";
    if (isFile && type === "test:pass") continue;
    const error = data.details.error;
    if (type === "test:fail" && error?.failureType === "subtestsFailed") continue;
    const outcome = type === "test:fail" ? "fail" : data.skip === undefined ? "pass" : "skip";
    counts[outcome] += 1;
    const reason = typeof data.skip === "string" && data.skip ? ` (${data.skip})` : "";
    const seconds = (data.details.duration_ms / 1000).toFixed(1);
    yield `${mark[outcome]} ${data.name}${reason}  ${seconds} s\n`;
    if (outcome !== "fail") continue;
    const failure = indent(error?.cause?.stack ?? error?.stack ?? String(error));
    failures.push(`${mark.fail} ${data.name}\n${failure}\n`);
    yield `${failure}\n`;
  }
  if (failures.length > 0) yield `\nFailed:\n${failures.join("")}`;
  const skipped = counts.skip > 0 ? `, ${counts.skip} skipped` : "";
  yield `\n${name}: ${counts.pass} passed, ${counts.fail} failed${skipped}\n`;
}

const indent = (text) => text.replace(/^/gm, "    ");
