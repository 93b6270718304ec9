import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const backend = process.env.TOCSIN_BACKEND ?? "http://127.0.0.1:8000";

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { "@": here("./src"), "@locales": here("../locales") } },
  build: {
    outDir: here("../src/tocsin/web/static"),
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0, // the CSP lets nothing but files run
    chunkSizeWarningLimit: 900,
  },
  server: {
    fs: { allow: [here(".."), here(".")] },
    proxy: { "/api": { target: backend, changeOrigin: true } },
  },
});
