/** Looks at the durability light with every frame that the browser paints, and at one's own line. */

/** Begins to look. */
export function record(page) {
  return page.evaluate(() => {
    const samples = [];
    let last = "";
    const own = () => {
      const lines = [...document.querySelectorAll(".monaco-editor .view-lines .view-line")];
      const at = document.querySelector(".monaco-editor .cursor.monaco-mouse-cursor-text");
      const top = at ? Number.parseFloat(at.style.top) : 0;
      const line = lines.find((one) => Math.abs(Number.parseFloat(one.style.top) - top) < 2);
      return (line?.textContent ?? "").replaceAll("\u00a0", " ");
    };
    const look = () => {
      if (window.__stopLooking) return;
      const light = document.querySelector("[data-light]")?.dataset.light ?? "none";
      const words = document.querySelector("[data-light]")?.textContent ?? "";
      const line = own();
      const sample = `${light} ${line}`;
      samples.push({ light: words === "All changes saved" ? "saved" : light, line });
      if (sample === last && samples.length > 2000) samples.shift();
      last = sample;
      requestAnimationFrame(look);
    };
    window.__stopLooking = false;
    window.__samples = samples;
    look();
  });
}

/** Ends looking, and answers what was seen. */
export function recorded(page) {
  return page.evaluate(() => {
    window.__stopLooking = true;
    return window.__samples;
  });
}
