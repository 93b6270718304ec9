import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { CaseDetail } from "@/api/cases";
import { useKeys } from "@/kit/keys";
import { Columns, One } from "@/kit/pages/One";
import { Room } from "@/kit/pages/Room";
import { RollCall } from "@/kit/roll/RollCall";
import { Segments } from "@/kit/Segments";
import { Clocks } from "../clocks/Clocks";
import { Locker } from "../evidence/Locker";
import { Effects } from "../hearing/Effects";
import { ReleasePlan } from "../hearing/ReleasePlan";
import { Shares } from "../hearing/Shares";
import { Negatives } from "../papers/Negatives";
import { Papers } from "../papers/Papers";
import { Toll } from "../papers/Toll";
import { RoomTabs } from "../RoomTabs";
import { Tasks } from "../tasks/Tasks";
import { Timeline } from "../timeline/Timeline";
import { Advice } from "./Advice";
import { Alike } from "./Alike";
import css from "./CasePage.module.css";
import { Linked } from "./Linked";
import { Said } from "./Said";
import { Spread } from "./Spread";
import { FACES, type Face } from "./search";
import { Team } from "./Team";
import { Top } from "./Top";
import { useCase } from "./useCase";

const MARGIN_PX = 40;

/** What is to be done now, by whom, until when; and what it rests on. */
function Work({ one }: { one: CaseDetail }) {
  const side = (
    <>
      <Spread one={one} />
      <Linked one={one} />
      <Said one={one} />
      <Team one={one} />
      <RollCall about={one.case_id} />
      <Advice one={one} />
      <Alike one={one} />
    </>
  );
  return (
    <>
      <Clocks one={one} />
      <Columns main={<Tasks one={one} />} side={side} />
    </>
  );
}

function Shown({ face, one }: { face: Face; one: CaseDetail }) {
  if (face === "hearing")
    return (
      <>
        <ReleasePlan one={one} />
        <Shares one={one} />
        <Effects one={one} />
      </>
    );
  if (face === "voices") return <Negatives one={one} />;
  if (face === "papers") return <Papers one={one} />;
  if (face === "toll") return <Toll one={one} />;
  if (face === "evidence") return <Locker one={one} />;
  if (face === "timeline") return <Timeline one={one} />;
  return <Work one={one} />;
}

function countOf(face: Face, one: CaseDetail): number {
  if (face === "work") return one.tasks.filter((task) => task.settled_at === null).length;
  if (face === "evidence") return one.snapshots;
  if (face !== "voices") return 0;
  return one.negatives.filter((each) => !["fed_back", "set_aside"].includes(each.handling)).length;
}

function Faces({ one, face }: { one: CaseDetail; face: Face }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const rows = FACES.map((value) => {
    const count = countOf(value, one);
    const name = t(`ui.case.face.${value}`);
    return { value, name: count > 0 ? `${name} ${count}` : name };
  });
  // On a phone they stand in one line that scrolls: the one we are at comes into sight.
  const line = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each face is another place in the line
  useEffect(() => {
    const here = line.current?.querySelector<HTMLElement>('[aria-pressed="true"]');
    const { left = 0 } = line.current?.getBoundingClientRect() ?? {};
    if (here)
      line.current?.scrollBy({ left: here.getBoundingClientRect().left - left - MARGIN_PX });
  }, [face]);
  return (
    <div ref={line} className={`${css.faces} no-print`}>
      <Segments
        label={t("ui.case.faces")}
        rows={rows}
        value={face}
        onChange={(value) =>
          void navigate({ to: ".", search: value === "work" ? {} : { face: value } })
        }
      />
    </div>
  );
}

/** One case as a room. */
export function CasePage() {
  const navigate = useNavigate();
  const { id = "" } = useParams({ strict: false });
  const { face = "work" }: { face?: Face } = useSearch({ strict: false });
  const asked = useCase(id);
  useKeys({ esc: () => void navigate({ to: "/cases" }) });
  return (
    <Room tabs={<RoomTabs here="board" />}>
      <One asked={asked}>
        {(one) => (
          <>
            <Top one={one} />
            <Faces one={one} face={face} />
            <Shown face={face} one={one} />
          </>
        )}
      </One>
    </Room>
  );
}
