import { Textarea } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { tryWatch } from "@/api/client";
import type { NewWatch } from "@/api/types";
import { Button } from "@/kit/Button";
import { Chip } from "@/kit/Chip";
import form from "@/kit/Form.module.css";
import { ProblemNote, problemOf } from "@/kit/States";
import css from "./WatchDrawer.module.css";

const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)
    .slice(0, 100);

/** Paste a few posts and see which of them the watch would catch, before saving it. */
export function TryIt({ draft }: { draft: NewWatch }) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const tried = useMutation({
    mutationFn: async (lines: string[]) => ({ lines, told: await tryWatch(draft, lines) }),
  });
  const lines = linesOf(text);
  return (
    <section className={form.try} aria-label={t("ui.try.title")}>
      <Textarea
        label={t("ui.try.title")}
        description={t("ui.try.hint")}
        value={text}
        minRows={3}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button
        size="s"
        onClick={() => tried.mutate(lines)}
        disabled={lines.length === 0 || tried.isPending}
      >
        {t("ui.try.go")}
      </Button>
      {tried.error && <ProblemNote problem={problemOf(tried.error)} />}
      {tried.data && (
        <ul className={css.results} aria-live="polite">
          {tried.data.lines.map((line, n) => {
            const isHit = tried.data.told.matches[n] === true;
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one answer never move
              <li key={n}>
                <Chip tone={isHit ? "good" : "plain"}>
                  {t(isHit ? "ui.try.hit" : "ui.try.miss")}
                </Chip>
                <span>
                  {line} {isHit && <b>[{tried.data.told.terms[n]?.join(", ")}]</b>}
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
