// What a panel says before anybody presses anything, without a browser.
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import {
  createMemoryHistory,
  createRootRoute,
  createRouter,
  RouterProvider,
} from "@tanstack/react-router";
import i18next from "i18next";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { initReactI18next } from "react-i18next";
import { type Language, OPTIONS } from "@/i18n";
import en from "@/i18n/catalogue.en";
import hans from "@/i18n/catalogue.zh-Hans";
import hant from "@/i18n/catalogue.zh-Hant";

const CATALOGUES = { en, "zh-Hant": hant, "zh-Hans": hans };

async function speaking(language: Language): Promise<void> {
  if (!i18next.isInitialized) {
    await i18next.use(initReactI18next).init({ ...OPTIONS, lng: language, resources: {} });
  }
  i18next.addResourceBundle(language, "translation", CATALOGUES[language]);
  await i18next.changeLanguage(language);
}

/** Return a panel's markup in a language; `known` = what the server has answered, by query key. */
export async function markup(
  panel: ReactNode,
  language: Language = "en",
  known: readonly (readonly [readonly unknown[], unknown])[] = [],
): Promise<string> {
  await speaking(language);
  const client = new QueryClient();
  for (const [key, answer] of known) client.setQueryData(key, answer);
  const router = createRouter({
    routeTree: createRootRoute({ component: () => panel }),
    history: createMemoryHistory({ initialEntries: ["/"] }),
  });
  await router.load();
  return renderToStaticMarkup(
    <MantineProvider>
      <QueryClientProvider client={client}>
        <RouterProvider router={router as never} />
      </QueryClientProvider>
    </MantineProvider>,
  );
}

/** A code of the catalogue where words should be. */
export const CODE = /\b(?:ui|cases|statements|notices|directory)(?:\.[a-z_]+)+/g;

const CHARACTERS: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'" };

/** Return what a reader reads of a panel. */
export async function shown(...asked: Parameters<typeof markup>): Promise<string> {
  return (await markup(...asked))
    .replace(/<style[\s\S]*?<\/style>/g, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/&(#?\w+);/g, (whole, name: string) => CHARACTERS[name] ?? whole)
    .replace(/\s+/g, " ")
    .trim();
}
