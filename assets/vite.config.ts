import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import type { ProxyOptions } from "vite";
import { defineConfig } from "vitest/config";

/** Where the house answers while the front end is served by Vite. */
const house = process.env.LONGHOUSE ?? "http://127.0.0.1:8080";

/** The house refuses strangers' origins: what comes through the proxy speaks as the house itself. */
const through: ProxyOptions = {
  target: house,
  changeOrigin: true,
  ws: true,
  configure(proxy) {
    proxy.on("proxyReq", (request) => {
      if (request.getHeader("origin")) request.setHeader("origin", house);
    });
    proxy.on("proxyReqWs", (request) => request.setHeader("origin", house));
  },
};
const proxy = { "/api": through, "/ws": through, "/yjs": through };

export default defineConfig({
  plugins: [react(), tailwindcss()],
  resolve: { dedupe: ["yjs", "monaco-editor"] },
  worker: { format: "es" },
  server: { host: "127.0.0.1", port: 4300, proxy },
  preview: { host: "127.0.0.1", port: 4301, proxy },
  build: {
    target: "es2022",
    // The polyfill would be an inline script, which our policy forbids.
    modulePreload: { polyfill: false },
    // Nothing becomes a data: URL, so `font-src` and `img-src` can stay 'self'.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 8000,
    reportCompressedSize: false,
    manifest: true,
  },
  test: { environment: "node", include: ["src/**/*.test.{ts,tsx}"] },
});
