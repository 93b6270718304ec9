import { useTranslation } from "react-i18next";
import { type Clock, onPart } from "@/api/cases";
import { Act } from "../acting/Act";
import { useWords } from "../words";

interface Props {
  clock: Clock;
  deed: "meet" | "stop";
  onDone: () => void;
}

/** A promise is kept, with what shows it; or it is called off, for a reason. */
export function Ending({ clock, deed, onDone }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <Act
      words={t(`ui.clocks.${deed}.words`, {
        clock: words(clock.name),
        done: words(clock.done_when),
      })}
      verb={t(`ui.clocks.${deed}`)}
      look={deed === "stop" ? "danger" : "primary"}
      why={{
        label: t(`ui.clocks.${deed}.why`),
        hint: t(`ui.clocks.${deed}.hint`),
        isNeeded: true,
      }}
      act={(why) =>
        onPart("clocks", clock.clock_id, deed, deed === "meet" ? { note: why } : { reason: why })
      }
      onDone={onDone}
    />
  );
}
