/** Words that lead to what follows; a full-width colon brings its own space. */
export function Lead({ words }: { words: string }) {
  return words.endsWith("：") ? words : `${words} `;
}
