/**
 * Files in the chat: one pastes a picture and attaches texts, the other sees them, in place and large;
 * nothing that could run does.
 */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { deflateSync } from "node:zlib";
import { isAccessible } from "../lib/axe.mjs";
import { NETWORK } from "../lib/browser.mjs";
import { until } from "../lib/house.mjs";
import { meet } from "../lib/meeting.mjs";

let met;

before(async () => {
  met = await meet("Files");
});

after(async () => {
  await met?.browser.close();
  await met?.house.clear();
});

/** In the page: pastes a picture of `width` by `height` points into the composer. */
async function pastePicture([width, height]) {
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const pen = canvas.getContext("2d");
  const fade = pen.createLinearGradient(0, 0, width, height);
  fade.addColorStop(0, "#d97742");
  fade.addColorStop(1, "#2b5f75");
  pen.fillStyle = fade;
  pen.fillRect(0, 0, width, height);
  const points = await new Promise((done) => canvas.toBlob(done, "image/png"));
  const clipboardData = new DataTransfer();
  clipboardData.items.add(new File([points], "image.png", { type: "image/png" }));
  const paste = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
  document.querySelector('textarea[aria-label^="Message"]').dispatchEvent(paste);
}

const box = (person) => person.page.getByRole("textbox", { name: /^Message / });
const chips = (person, state) => person.page.locator(`[data-upload="${state}"]`);

test("A pasted picture is seen by the other, in its shape, and opens large", async () => {
  const { ines, tom } = met;
  await ines.page.evaluate(pastePicture, [1200, 800]);
  await chips(ines, "ready").waitFor();
  await ines.picture("files-composer");
  await box(ines).press("Enter");
  const theirs = tom.page.getByRole("log").getByRole("button", { name: /^Open picture-/ });
  await theirs.waitFor();
  await until("it is there", 10_000, () =>
    theirs.locator("img").evaluate((image) => image.complete && image.naturalWidth === 640),
  );
  const { width, height } = await theirs.boundingBox();
  assert.ok(Math.abs(width / height - 1.5) < 0.02, `${width} x ${height}`);
  await theirs.click();
  const large = tom.page.getByRole("dialog").locator("img");
  await until("it is large", 10_000, () =>
    large.evaluate((image) => image.complete && image.naturalWidth === 1200),
  );
  await tom.picture("files-lightbox");
  await tom.page.keyboard.press("Escape");
  await tom.page.getByRole("dialog").waitFor({ state: "detached" });
});

test("Several files go with one message, and each is shown as what it is", async () => {
  const { ines, tom } = met;
  const input = ines.page.locator('input[aria-label="Attach files"]');
  await input.setInputFiles([
    { name: "main.py", mimeType: "text/plain", buffer: Buffer.from("def main():\n    print(1)\n") },
    { name: "page.html", mimeType: "text/html", buffer: Buffer.from("<script>document.title='!'</script>") },
    { name: "notes.pdf", mimeType: "image/png", buffer: Buffer.from("%PDF-1.7") },
    { name: "film.mp4", mimeType: "video/mp4", buffer: Buffer.from("\0\0\0\x1cftypisom") },
    { name: "voice.wav", mimeType: "audio/wav", buffer: Buffer.from("RIFF\x01\0\0\0WAVEfmt ") },
  ]);
  await until("all have arrived", 20_000, async () => (await chips(ines, "ready").count()) === 5);
  await box(ines).fill("All of it:");
  await box(ines).press("Enter");
  await tom.reads("All of it:");
  const log = tom.page.getByRole("log");
  await log.getByText("def main():").waitFor();
  await log.getByText("<script>document.title='!'</script>").waitFor();
  await log.getByRole("button", { name: "Play film.mp4" }).waitFor();
  await log.getByRole("button", { name: "Play voice.wav" }).waitFor();
  const link = log.getByRole("link", { name: "Download notes.pdf" });
  assert.equal(await link.getAttribute("download"), "notes.pdf");
  await ines.picture("files-dark");
  await tom.picture("files-shown");
  await isAccessible(tom);
});

test("A file goes on when the connection is back", async () => {
  const { ines, tom } = met;
  ines.forgive(NETWORK);
  await ines.context.setOffline(true);
  const input = ines.page.locator('input[aria-label="Attach files"]');
  const large = deflateSync(Buffer.alloc(10)).toString("hex").repeat(30_000);
  await input.setInputFiles([{ name: "large.txt", mimeType: "text/plain", buffer: Buffer.from(large) }]);
  await chips(ines, "again").waitFor();
  await ines.context.setOffline(false);
  await chips(ines, "ready").waitFor();
  await box(ines).press("Enter");
  await tom.page.getByRole("log").getByText("large.txt").first().waitFor();
  ines.isContent();
  tom.isContent();
});
