import { expect, test } from "vitest";
import type { Attachment } from "../../wire/frames";
import { endingOf, fitted, shownAs } from "./kinds";

const file = (media_type: string, thumbnail = false, size = 5): Attachment => ({
  id: "1",
  name: "x",
  media_type,
  size,
  width: null,
  height: null,
  thumbnail,
});

test("a file is shown as what it is, and pictures only when they can be", () => {
  expect(shownAs(file("image/png", true))).toBe("picture");
  expect(shownAs(file("image/png"))).toBe("card");
  expect(shownAs(file("image/avif"))).toBe("picture");
  expect(shownAs(file("image/avif", false, 50_000_000))).toBe("card");
  expect(shownAs(file("image/svg+xml"))).toBe("card");
  expect(shownAs(file("video/mp4"))).toBe("film");
  expect(shownAs(file("audio/webm"))).toBe("sound");
  expect(shownAs(file("text/plain"))).toBe("text");
  expect(shownAs(file("text/html"))).toBe("card");
});

test("a picture keeps its shape, is never enlarged, and never vanishes", () => {
  const most = { width: 360, height: 300 };
  expect(fitted({ width: 3600, height: 1800 }, most)).toEqual({ width: 360, height: 180 });
  expect(fitted({ width: 50, height: 40 }, most)).toEqual({ width: 50, height: 40 });
  expect(fitted({ width: 100_000, height: 1 }, most)).toEqual({ width: 360, height: 24 });
  expect(fitted({ width: null, height: null }, most)).toEqual({ width: 150, height: 150 });
});

test("an ending is short and plain", () => {
  expect(["main.py", "a.tar.GZ", "Makefile", ".", "x.not an ending"].map(endingOf)).toEqual([
    "py",
    "gz",
    "",
    "",
    "",
  ]);
});
