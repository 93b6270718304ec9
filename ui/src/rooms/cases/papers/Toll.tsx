import type { CaseDetail } from "@/api/cases";
import { Hours } from "./Hours";
import { Impacts } from "./Impacts";
import css from "./Papers.module.css";

/** What the crisis costs us, and what it costs our people. */
export function Toll({ one }: { one: CaseDetail }) {
  return (
    <div className={css.two}>
      <Impacts one={one} />
      <Hours one={one} />
    </div>
  );
}
