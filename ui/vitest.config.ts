import { mergeConfig } from "vite";
import { defineConfig } from "vitest/config";
import base from "./vite.config";

export default mergeConfig(
  base,
  defineConfig({
    test: {
      include: ["src/**/*.test.{ts,tsx}"],
      environment: "node",
      // What is tested keeps nothing that a test sees: one thread reads all of it once.
      isolate: false,
      pool: "threads",
    },
  }),
);
