import { createRoot } from "react-dom/client";
import { start } from "@/i18n";

void start().then((i18n) => {
  const root = document.getElementById("root");
  if (root) createRoot(root).render(<h1>{i18n.t("ui.name")}</h1>);
});
