import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { cases } from "@/api/cases";
import { useMay } from "./deciding/may";
import { PlainText } from "./PlainText";
import { Fact } from "./pages/Head";

/** Among a warning's facts: the case that has taken it up; where none has, the way to open one. */
export function OfCase({ warning }: { warning: string }) {
  const { t } = useTranslation();
  const may = useMay();
  const asked = useQuery({
    queryKey: ["cases", true],
    queryFn: () => cases(true),
    enabled: may("case.view"),
  });
  const found = asked.data?.find((one) => one.warnings.includes(warning));
  if (!asked.data || (!found && !may("case.open"))) return null;
  return (
    <Fact name={t("ui.cases.column.name")}>
      {found ? (
        <Link to="/cases/$id" params={{ id: found.case_id }}>
          <PlainText text={found.name} />
        </Link>
      ) : (
        <Link to="/cases" search={{ warning }}>
          {t("ui.cases.open")}
        </Link>
      )}
    </Fact>
  );
}
