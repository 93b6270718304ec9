// Runs before the first paint, from a file of its own because the CSP forbids inline scripts.
// Sets the colour scheme and the language that the viewer chose last time.
(() => {
  const root = document.documentElement;
  const read = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null; // storage may be forbidden; the defaults do
    }
  };
  const scheme = read("tocsin.scheme");
  const isDark =
    scheme === "dark" ||
    (scheme !== "light" && window.matchMedia("(prefers-color-scheme: dark)").matches);
  root.setAttribute("data-mantine-color-scheme", isDark ? "dark" : "light");
  const language = read("tocsin.language");
  if (language) root.setAttribute("lang", language);
})();
