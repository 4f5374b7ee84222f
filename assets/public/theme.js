// The first script of every page: it sets the theme before anything is painted.
(() => {
  try {
    const wanted = localStorage.getItem("lh.theme") || "system";
    const light =
      wanted === "system"
        ? matchMedia("(prefers-color-scheme: light)").matches
        : wanted === "light";
    document.documentElement.dataset.theme = light ? "light" : "dark";
  } catch {
    // Storage may be forbidden; the dark theme of index.html stays.
  }
  // Monaco and xterm make <style> elements as they run: stamped with the page's nonce, they pass
  // `style-src-elem` without 'unsafe-inline'.
  const nonce = document.currentScript?.nonce;
  if (!nonce) return;
  const create = Document.prototype.createElement;
  Document.prototype.createElement = function (...args) {
    const element = create.apply(this, args);
    if (element.localName === "style") element.nonce = nonce;
    return element;
  };
})();
