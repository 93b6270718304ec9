import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { cases } from "@/api/cases";
import { ButtonLink } from "./ButtonLink";
import { useMay } from "./deciding/may";
import { PlainText } from "./PlainText";
import { Fact } from "./pages/Head";

function useTakenUp(warning: string) {
  const may = useMay();
  const asked = useQuery({
    queryKey: ["cases", true],
    queryFn: () => cases(true),
    enabled: may("case.view"),
  });
  const found = asked.data?.find((one) => one.warnings.includes(warning));
  return { found, isFree: asked.data !== undefined && !found && may("case.open") };
}

/** The way to the case that has taken a warning up. */
export function CaseLink({ warning }: { warning: string }) {
  const { found } = useTakenUp(warning);
  if (!found) return null;
  return (
    <Link to="/cases/$id" params={{ id: found.case_id }}>
      <PlainText text={found.name} />
    </Link>
  );
}

/** Among a warning's facts: the case that has taken it up. */
export function OfCase({ warning }: { warning: string }) {
  const { t } = useTranslation();
  const { found } = useTakenUp(warning);
  if (!found) return null;
  return (
    <Fact name={t("ui.cases.column.name")}>
      <CaseLink warning={warning} />
    </Fact>
  );
}

/** Among what may be done: a case for a warning that none has taken up. */
export function OpeningCase({ warning }: { warning: string }) {
  const { t } = useTranslation();
  const { isFree } = useTakenUp(warning);
  if (!isFree) return null;
  return (
    <ButtonLink to="/cases" search={{ warning }} icon="cases">
      {t("ui.cases.open")}
    </ButtonLink>
  );
}
