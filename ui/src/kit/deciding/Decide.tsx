import { Act, type Deed } from "./Act";
import { PersonField } from "./PersonField";
import { rememberPerson, usePerson } from "./person";

export interface Said {
  person: string;
  why: string;
}

type Props = Omit<Deed, "below"> & { act: (said: Said) => Promise<unknown> };

/** A decision of a named person: a deed that also asks who. */
export function Decide({ act, isReady = true, ...deed }: Props) {
  const [person, setPerson] = usePerson();
  const name = person.trim();
  const isFirst = !deed.why && !deed.children;
  return (
    <Act
      {...deed}
      isReady={isReady && name !== ""}
      below={<PersonField value={person} onChange={setPerson} isFirst={isFirst} />}
      act={async (why) => {
        await act({ person: name, why });
        rememberPerson(name);
      }}
    />
  );
}
