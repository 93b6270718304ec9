import { Menu, Modal } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { HEADS } from "@/api/readings";
import { Decide } from "@/kit/deciding/Decide";
import { rememberedPerson } from "@/kit/deciding/person";
import { Icon } from "@/kit/Icon";
import { labelOf } from "@/kit/ReadingChip";
import css from "./Reading.module.css";
import { type Asked, close, useSaid } from "./said";
import { useCorrecting } from "./useCorrecting";

interface Picked {
  asked: Asked;
  label: string | null;
}

type Act = ReturnType<typeof useCorrecting>;

const wish = ({ asked, label }: Picked, person: string) => ({
  post: asked.post.id,
  head: asked.reading.head,
  label,
  person,
});

/** Who says so: asked once, when nobody has said it on this device yet. */
function Who({ picked, act, onDone }: { picked: Picked; act: Act; onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={onDone}
      title={t("ui.reading.who")}
      closeButtonProps={{ "aria-label": t("ui.close") }}
    >
      <Decide
        words={t("ui.reading.who_words")}
        verb={t("ui.reading.put_right")}
        touches={[]}
        act={({ person }) => act.mutateAsync(wish(picked, person))}
        onDone={onDone}
      />
    </Modal>
  );
}

function Labels({ asked, onPick }: { asked: Asked; onPick: (label: string | null) => void }) {
  const { t } = useTranslation();
  const { head, label: told } = asked.reading;
  const corrected = useSaid((state) => state.labels[asked.post.id]?.[head]);
  const now = corrected ?? told;
  return (
    <>
      <Menu.Label>{t("ui.reading.right_is", { head: t(`ui.reading.head.${head}`) })}</Menu.Label>
      {HEADS[head].map((label, n) => (
        <Menu.Item
          key={label}
          data-autofocus={label === now || (now === null && n === 0) || undefined}
          leftSection={<span className={css.tick}>{label === now && <Icon name="check" />}</span>}
          onClick={() => label !== corrected && onPick(label)}
        >
          {labelOf(t, head, label)}
          {label === told && <span className={css.told}>{t("ui.reading.as_read")}</span>}
        </Menu.Item>
      ))}
      {corrected !== undefined && (
        <>
          <Menu.Divider />
          <Menu.Item onClick={() => onPick(null)}>{t("ui.reading.take_back")}</Menu.Item>
        </>
      )}
    </>
  );
}

/** The labels of one question, beside the answer that was pressed: one press puts it right. */
export function ReadingMenu() {
  const { t } = useTranslation();
  const asked = useSaid((state) => state.asked);
  const [unsigned, setUnsigned] = useState<Picked | null>(null);
  const act = useCorrecting();
  const onPick = (label: string | null) => {
    if (!asked) return;
    const person = rememberedPerson();
    const picked = { asked, label };
    if (person) act.mutate(wish(picked, person));
    else setUnsigned(picked);
  };
  return (
    <>
      <Menu
        key={asked && `${asked.post.id} ${asked.reading.head}`}
        opened={asked !== null}
        onClose={close}
        position="bottom-start"
        width={250}
        zIndex={500}
        withInitialFocusPlaceholder={false}
        withinPortal={false} // inside of the page's landmark
        floatingStrategy="fixed"
        transitionProps={{ duration: 0 }}
        returnFocus
      >
        <Menu.Target>
          <span
            className={css.anchor}
            style={asked ? { ...asked.at } : undefined}
            aria-hidden="true"
          />
        </Menu.Target>
        <Menu.Dropdown className={css.menu} aria-label={t("ui.reading.menu")}>
          {asked && <Labels asked={asked} onPick={onPick} />}
        </Menu.Dropdown>
      </Menu>
      {unsigned && <Who picked={unsigned} act={act} onDone={() => setUnsigned(null)} />}
    </>
  );
}
