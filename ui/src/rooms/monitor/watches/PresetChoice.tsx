import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { presets } from "@/api/rulings";
import { Choice } from "@/kit/Choice";
import { useNamed } from "@/kit/sentences";
import { offered } from "./draft";

/** The industry whose numbers a watch begins with; each number's origin stands with the rules. */
export function PresetChoice({ value, onPick }: { value: string; onPick: (code: string) => void }) {
  const { t } = useTranslation();
  const named = useNamed();
  const asked = useQuery({ queryKey: ["presets"], queryFn: presets, staleTime: 600_000 });
  const codes = (asked.data ?? []).map(({ code }) => code);
  return (
    <Choice
      label={t("ui.watch.preset")}
      description={t("ui.watch.preset.hint")}
      value={value}
      none={t("ui.watch.preset.none")}
      options={offered(codes, value).map((code) => ({
        value: code,
        name: named(`warning.preset.${code}`, code),
      }))}
      onPick={onPick}
    />
  );
}
