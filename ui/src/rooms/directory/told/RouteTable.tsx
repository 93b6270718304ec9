import { useTranslation } from "react-i18next";
import type { NoticeRules } from "@/api/telling";
import { TableFrame } from "@/kit/tables/TableFrame";
import { RouteRow } from "./RouteRow";

const COLUMNS = ["from", "who", "hours", "quiet", "then"] as const;

interface Props {
  rules: NoticeRules;
  onOpen?: (at: number) => void;
}

/** Every route in the order in which they are gone by. */
export function RouteTable({ rules, onOpen }: Props) {
  const { t } = useTranslation();
  return (
    <TableFrame label={t("ui.told.routes")}>
      <thead>
        <tr>
          {COLUMNS.map((name) => (
            <th key={name} scope="col">
              {t(`ui.told.${name}`)}
            </th>
          ))}
          {onOpen && (
            <th scope="col">
              <span className="unseen">{t("ui.told.change")}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rules.routes.map((one, at) => (
          <RouteRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a route has no identity but its place
            key={at}
            one={one}
            isSetUp={rules.channels.includes(one.channel)}
            onOpen={onOpen && (() => onOpen(at))}
          />
        ))}
      </tbody>
    </TableFrame>
  );
}
