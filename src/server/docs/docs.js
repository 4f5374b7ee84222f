// Shows /api/openapi.json. Text only ever becomes text: nothing here writes HTML.

const METHODS = ["get", "post", "put", "patch", "delete"];

/** An element with what is in it. */
function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children.filter((child) => child != null));
  return element;
}

/** Text in which `code` is set as code. */
function prose(text = "") {
  const parts = text.split("`").map((part, at) => (at % 2 ? el("code", {}, part) : part));
  return parts;
}

/** A schema in the words of TypeScript. */
function shape(schema, all, indent = "", seen = []) {
  if (!schema) return "unknown";
  if (schema.$ref) {
    const name = schema.$ref.split("/").pop();
    if (seen.includes(name)) return name;
    return shape(all[name], all, indent, [...seen, name]);
  }
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  const either = schema.oneOf ?? schema.anyOf;
  if (either) return either.map((one) => shape(one, all, indent, seen)).join(" | ");
  if (schema.allOf) return schema.allOf.map((one) => shape(one, all, indent, seen)).join(" & ");
  const types = [schema.type].flat();
  const rest = types.includes("null") ? " | null" : "";
  if (types.includes("array")) return `${shape(schema.items, all, indent, seen)}[]${rest}`;
  if (schema.properties) {
    const deeper = `${indent}  `;
    const required = schema.required ?? [];
    const lines = Object.entries(schema.properties).map(([name, value]) => {
      const note = value.description ? `  // ${value.description.split("\n")[0]}` : "";
      const optional = required.includes(name) ? "" : "?";
      return `${deeper}${name}${optional}: ${shape(value, all, deeper, seen)},${note}`;
    });
    return `{\n${lines.join("\n")}\n${indent}}${rest}`;
  }
  return types.filter((type) => type && type !== "null").join(" | ") + rest || "unknown";
}

/** The first schema of a content map, with its media type. */
function content(map, all) {
  const [type, media] = Object.entries(map ?? {})[0] ?? [];
  if (!type || type === "application/problem+json") return null;
  return el("pre", { tabindex: "0", "aria-label": type }, `${type}\n${shape(media.schema, all)}`);
}

function operation(method, path, op, all) {
  const parameters = (op.parameters ?? []).map((parameter) =>
    el("tr", {},
      el("td", {}, el("code", {}, parameter.name)),
      el("td", {}, `${parameter.in}${parameter.required ? "" : ", optional"}`),
      el("td", {}, shape(parameter.schema, all), " ", ...prose(parameter.description))));
  const answers = Object.entries(op.responses ?? {}).map(([status, answer]) =>
    el("tr", {},
      el("td", {}, el("code", {}, status)),
      el("td", {}, ...prose(answer.description), content(answer.content, all))));
  const open = (op.security ?? []).some((one) => Object.keys(one).length === 0);
  return el("details", { "data-text": JSON.stringify([method, path, op]).toLowerCase() },
    el("summary", {},
      el("span", { class: `method ${method}` }, method.toUpperCase()),
      el("span", { class: "path" }, path),
      el("span", { class: "what" }, op.summary ?? "")),
    el("div", { class: "body" },
      op.description ? el("p", {}, ...prose(op.description)) : null,
      el("p", { class: "what" }, open ? "No sign-in needed." : "Needs a sign-in."),
      parameters.length ? el("h3", {}, "Parameters") : null,
      parameters.length ? el("table", {}, ...parameters) : null,
      op.requestBody ? el("h3", {}, "Body") : null,
      op.requestBody ? content(op.requestBody.content, all) : null,
      el("h3", {}, "Answers"),
      el("table", {}, ...answers)));
}

function show(description) {
  const all = description.components?.schemas ?? {};
  const groups = new Map();
  for (const [path, item] of Object.entries(description.paths)) {
    for (const method of METHODS.filter((one) => item[one])) {
      const tag = item[method].tags?.[0] ?? "other";
      groups.set(tag, [...(groups.get(tag) ?? []), operation(method, path, item[method], all)]);
    }
  }
  document.querySelector("#about").replaceChildren(...prose(description.info.description));
  const sections = [...groups].sort(([a], [b]) => a.localeCompare(b));
  document.querySelector("#routes").replaceChildren(
    ...sections.map(([tag, operations]) => el("section", {}, el("h2", {}, tag), ...operations)));
}

document.querySelector("#find").addEventListener("input", (event) => {
  const words = event.target.value.toLowerCase().split(/\s+/).filter(Boolean);
  for (const section of document.querySelectorAll("section")) {
    const operations = [...section.querySelectorAll("details")];
    for (const one of operations) one.hidden = !words.every((word) => one.dataset.text.includes(word));
    section.hidden = operations.every((one) => one.hidden);
  }
});

try {
  show(await (await fetch("/api/openapi.json")).json());
} catch {
  document.querySelector("#about").textContent = "The description could not be loaded. Reload the page to try again.";
}
