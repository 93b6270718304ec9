import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { entries, me } from "@/api/people";
import { Choice } from "@/kit/Choice";

interface Props {
  label: string;
  value: string;
  onPick: (id: string, name: string) => void;
  /** The words for nobody in particular; without, somebody must be chosen. */
  none?: string;
}

/** Whom the directory knows, oneself first. */
export function WhoPick({ label, value, onPick, none }: Props) {
  const { t } = useTranslation();
  const mine = useQuery({ queryKey: ["me"], queryFn: me });
  const people = useQuery({
    queryKey: ["directory", "people"],
    queryFn: () => entries("people"),
    retry: false,
  });
  const self = mine.data?.user;
  const rows = [
    ...(self
      ? [
          {
            value: self.user_id,
            name: t("ui.cases.myself", { person: self.shown }),
            said: self.shown,
          },
        ]
      : []),
    ...(mine.data?.others ?? [])
      .filter((one) => one.user_id !== self?.user_id)
      .map((one) => ({ value: one.user_id, name: one.shown, said: one.shown })),
    ...(people.data ?? []).map((one) => ({ value: one.entry_id, name: one.name, said: one.name })),
  ];
  // One person may be a user and an entry of the directory: shown once, as whoever was chosen.
  const chosen = rows.find((one) => one.value === value);
  const seen = new Set(chosen ? [chosen.said] : []);
  const options = rows.filter((one) => {
    const isNew = one === chosen || !seen.has(one.said);
    seen.add(one.said);
    return isNew;
  });
  return (
    <Choice
      label={label}
      value={value}
      options={options}
      none={none ?? t("ui.cases.choose")}
      onPick={(id) => onPick(id, options.find((one) => one.value === id)?.said ?? "")}
      required={none === undefined}
    />
  );
}
