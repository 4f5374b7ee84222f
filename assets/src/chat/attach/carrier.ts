import type { Api } from "../../wire/api";
import type { Attachment } from "../../wire/frames";
import type { Carrier } from "./uploader";

type Answer = { offset: number; attachment: Attachment | null };

/** Carries files into the room `code` over HTTP, with the headers of tus 1.0. */
export function carrier(api: Api, code: string): Carrier {
  return {
    async begin(name, size) {
      const path = `/api/rooms/${code}/uploads`;
      return (await api.post<{ id: string }>(path, { name, size })).id;
    },
    async piece(id, offset, body, signal) {
      const response = await api.send("PATCH", `/api/uploads/${id}`, {
        body,
        type: "application/offset+octet-stream",
        headers: { "upload-offset": `${offset}` },
        signal,
      });
      return Number(response.headers.get("upload-offset"));
    },
    progress: (id, signal) => api.get<Answer>(`/api/uploads/${id}`, { signal }),
    cancel: (id) => api.delete(`/api/uploads/${id}`),
  };
}

/** Where the content of a file is. */
export const contentPath = (room: string, id: string): string =>
  `/api/rooms/${encodeURIComponent(room)}/uploads/${id}`;

/** Where a small picture of it is. */
export const thumbnailPath = (room: string, id: string): string =>
  `${contentPath(room, id)}/thumbnail`;
