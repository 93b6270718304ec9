import { Menu, Modal } from "@mantine/core";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { HEADS } from "@/api/readings";
import { Decide } from "@/kit/deciding/Decide";
import { rememberedPerson } from "@/kit/deciding/person";
import { Icon } from "@/kit/Icon";
import { labelOf } from "@/kit/ReadingChip";
import css from "./Reading.module.css";
import { type Asked, close, say, useSaid, type Wish } from "./said";
import { useCorrecting } from "./useCorrecting";

type Act = ReturnType<typeof useCorrecting>;

const forget = () => useSaid.setState({ wish: null });

/** Who says so: asked once, when nobody has said it on this device yet. */
function Who({ wish, act }: { wish: Wish; act: Act }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={forget}
      title={t("ui.reading.who")}
      closeButtonProps={{ "aria-label": t("ui.close") }}
    >
      <Decide
        words={t("ui.reading.who_words")}
        verb={t("ui.reading.put_right")}
        touches={[]}
        act={({ person }) => act.mutateAsync({ ...wish, person })}
        onDone={forget}
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
          onClick={() => onPick(label)}
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

/** The labels of one question, beside the answer that was pressed; and what somebody said. */
export function ReadingMenu() {
  const { t } = useTranslation();
  const asked = useSaid((state) => state.asked);
  const wish = useSaid((state) => state.wish);
  const act = useCorrecting();
  const { mutate } = act;
  useEffect(() => {
    const person = rememberedPerson();
    if (!wish || !person) return;
    mutate({ ...wish, person });
    forget();
  }, [wish, mutate]);
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
          {asked && (
            <Labels asked={asked} onPick={(label) => say(asked.post, asked.reading, label)} />
          )}
        </Menu.Dropdown>
      </Menu>
      {wish && !rememberedPerson() && <Who wish={wish} act={act} />}
    </>
  );
}
