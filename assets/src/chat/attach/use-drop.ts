import { type DragEvent, useRef, useState } from "react";
import { filesOf } from "./named";
import type { Uploads } from "./uploader";

const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes("Files");

/** Takes files that are dropped; `over` while some are held above. Without `uploads` nothing is taken. */
export function useDrop(uploads: Uploads | null) {
  const [over, setOver] = useState(false);
  // Going from one element to the next inside is an enter and a leave.
  const depth = useRef(0);
  const end = () => {
    depth.current = 0;
    setOver(false);
  };
  const handlers = {
    onDragEnter: (event: DragEvent) => {
      if (!hasFiles(event)) return;
      depth.current += 1;
      setOver(true);
    },
    onDragOver: (event: DragEvent) => {
      if (hasFiles(event)) event.preventDefault();
    },
    onDragLeave: (event: DragEvent) => {
      if (!hasFiles(event)) return;
      depth.current -= 1;
      if (depth.current <= 0) end();
    },
    onDrop: (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      end();
      uploads?.add(filesOf(event.dataTransfer));
    },
  };
  return uploads === null ? { over: false, handlers: {} } : { over, handlers };
}
