import type { Written } from "@/api/drafts";

/** A draft's words as the sheet begins with them; an older house tells of no files. */
export const writtenOf = ({ title, text, account, attachments = [] }: Written): Written => ({
  title,
  text,
  account,
  attachments,
});

/** Whether two would be signed as one: the words, the account, the files and what is said of them. */
export const isSame = (typed: Written, kept: Written) => {
  const [one, other] = [writtenOf(typed), writtenOf(kept)];
  return (
    one.title === other.title &&
    one.text === other.text &&
    one.account.trim() === other.account &&
    one.attachments.length === other.attachments.length &&
    one.attachments.every((file, at) => {
      const before = other.attachments[at];
      return (
        file.sha256 === before?.sha256 &&
        file.alt.trim() === before.alt &&
        file.name === before.name
      );
    })
  );
};
