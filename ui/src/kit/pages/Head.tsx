import { Link, type LinkProps } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Level } from "@/api/types";
import { Button } from "@/kit/Button";
import { Icon } from "@/kit/Icon";
import { LevelBadge } from "@/kit/Level";
import { Printed } from "@/kit/Printed";
import css from "./Head.module.css";

/** Where it is one of many. */
export interface Way {
  to: LinkProps["to"];
  words: string;
  /** The many stand beside it where there is room: the way back is for a phone. */
  isBeside?: boolean;
}

interface Props {
  back: Way;
  level: Level;
  title: ReactNode;
  /** What kind of thing it is, beside its title. */
  marks?: ReactNode;
  /** What may be done with the whole of it. */
  actions?: ReactNode;
  children: ReactNode;
}

export function Back({ way }: { way: Way }) {
  return (
    <Link to={way.to} className={`${css.back} no-print`} data-beside={way.isBeside}>
      <Icon name="back" size={14} /> {way.words}
    </Link>
  );
}

/** What one thing is and how grave; what may be done with the whole of it; its facts. */
export function Head({ back, level, title, marks, actions, children }: Props) {
  const { t } = useTranslation();
  return (
    <header className={css.head}>
      <Printed />
      <Back way={back} />
      <div className={css.top}>
        <div className={css.title}>
          <LevelBadge level={level} size="l" isFluid />
          <h1>{title}</h1>
          {marks}
        </div>
        <div className={`${css.actions} no-print`}>
          {actions}
          <Button icon="print" look="ghost" label={t("ui.print")} onClick={() => print()} />
        </div>
      </div>
      {children}
    </header>
  );
}

/** What stands under the title, by name. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className={css.facts}>{children}</dl>;
}

export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What is said beside a fact. */
export function Aside({ children }: { children: ReactNode }) {
  return <span className={css.quiet}>{children}</span>;
}
