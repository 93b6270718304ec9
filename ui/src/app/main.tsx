import "./styles";
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import i18next from "i18next";
import { StrictMode, useEffect } from "react";
import { createRoot } from "react-dom/client";
import { ApiError } from "@/api/client";
import { start } from "@/i18n";
import { schemeManager, theme, variables } from "@/kit/theme";
import { askAnew } from "@/live/anew";
import { refetching } from "@/live/refetch";
import { follow } from "@/live/stream";
import { router } from "./router";

/** A refusal is final; only a server that cannot be reached is asked again. */
const isWorthRetrying = (count: number, reason: Error) =>
  count < 2 &&
  reason instanceof ApiError &&
  (reason.problem.status === 0 || reason.problem.status >= 500);

const client = new QueryClient({
  defaultOptions: {
    queries: { retry: isWorthRetrying, refetchOnWindowFocus: false, staleTime: 5000 },
  },
});

/** The server's own sentences come in the reader's language, once it is another. */
function rereading() {
  const anew = () => void askAnew(client);
  i18next.on("languageChanged", anew);
  return () => i18next.off("languageChanged", anew);
}

function App() {
  useEffect(follow, []);
  useEffect(() => refetching(client), []);
  useEffect(rereading, []);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={variables}
      colorSchemeManager={schemeManager}
      defaultColorScheme="auto"
    >
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}

void start().then(() => {
  const root = document.getElementById("root");
  if (!root) return;
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
});
