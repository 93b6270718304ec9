import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "./Button";

interface Props {
  text: string;
  /** The words on the button. */
  words: string;
  size?: "s" | "m";
  /** Only the icon is seen. */
  isBare?: boolean;
  disabled?: boolean;
}

/** Puts a text on the clipboard and says so; where a browser forbids it, it stays to be selected. */
export function CopyButton({ text, words, size, isBare, disabled }: Props) {
  const { t } = useTranslation();
  const [state, setState] = useState<"" | "copied" | "copy_failed">("");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setState("copied");
    } catch {
      setState("copy_failed"); // forbidden, or no clipboard at all: a page without https
    }
  };
  const said = state && t(`ui.${state}`);
  return (
    <>
      <Button
        size={size}
        icon={state === "copied" ? "check" : "copy"}
        label={isBare ? said || words : undefined}
        disabled={disabled}
        onClick={() => void copy()}
      >
        {isBare ? undefined : (state === "copied" && said) || words}
      </Button>
      <span className={state === "copy_failed" && !isBare ? undefined : "unseen"} role="status">
        {said}
      </span>
    </>
  );
}
