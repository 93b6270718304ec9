import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { CaseDetail } from "@/api/cases";
import { playbooks } from "@/api/playbooks";
import { PlainText } from "@/kit/PlainText";
import { useWords } from "../words";
import css from "./Top.module.css";

/** The playbook that the case runs by, called as people call it. */
export function Plan({ one }: { one: CaseDetail }) {
  const words = useWords();
  const plans = useQuery({ queryKey: ["playbooks"], queryFn: playbooks, staleTime: 300_000 });
  const known = plans.data?.find((plan) => plan.code === one.playbook);
  return (
    <>
      <Link to="/cases/playbooks/$code" params={{ code: one.playbook }}>
        <PlainText text={known ? words(known.name) : one.playbook} />
      </Link>{" "}
      <span className={css.quiet}>v{one.playbook_version}</span>
    </>
  );
}
