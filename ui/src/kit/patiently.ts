const RETRY_MS = 3000;

/** Load a part of the page, again and again while the server is away. */
export async function patiently<T>(load: () => Promise<T>, retryMs = RETRY_MS): Promise<T> {
  for (;;) {
    try {
      return await load();
    } catch {
      await new Promise((go) => setTimeout(go, retryMs));
    }
  }
}
