import type { CaseDetail } from "@/api/cases";
import { Handovers } from "./Handovers";
import { Meetings } from "./Meetings";
import css from "./Papers.module.css";

/** What one shift tells the next, and where people meet. */
export function Papers({ one }: { one: CaseDetail }) {
  return (
    <div className={css.two}>
      <Handovers one={one} />
      <Meetings one={one} />
    </div>
  );
}
