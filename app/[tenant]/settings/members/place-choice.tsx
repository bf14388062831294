"use client";

import { Link } from "@/app/_components/ui/link";
import { useTranslations } from "next-intl";
import { Field, FieldGroup } from "@/app/_components/ui/field";
import { Checkbox, Select } from "@/app/_components/ui/inputs";
import { type Role, ROLES } from "@/domain/members/role";
import type { MembersView } from "@/server/members/members";
import type { PlaceDraft } from "./place";

interface PlaceChoiceProps {
  tenant: string;
  teams: MembersView["teams"];
  value: PlaceDraft;
  onChange: (place: PlaceDraft) => void;
  /** The question's words where it is not the role of somebody else. */
  label?: string;
  roles?: readonly Role[];
  /** Whether a missing team is said already. */
  tried: boolean;
}

/** A role with what it may do, and for leads the teams they work on. */
export function PlaceChoice({ tenant, teams, value, onChange, label, roles = ROLES, tried }: PlaceChoiceProps) {
  const [t, words] = [useTranslations("members"), useTranslations("role")];
  const toggle = (id: string, on: boolean) =>
    onChange({ ...value, teams: on ? [...value.teams, id] : value.teams.filter((one) => one !== id) });
  const shown = teams.filter(({ id, archived }) => !archived || value.teams.includes(id));
  return (
    <>
      <Field
        label={label ?? t("roleIs")}
        hint={
          <>
            {t(`may.${value.role}`)}{" "}
            <Link href={`/${tenant}/guide`} className="underline underline-offset-4">
              {t("mayMore")}
            </Link>
          </>
        }
      >
        {(ids) => (
          <Select
            {...ids}
            value={value.role}
            onChange={({ target }) => onChange({ ...value, role: target.value as Role })}
          >
            {roles.map((role) => (
              <option key={role} value={role}>
                {words(role)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {value.role === "lead" && (
        <FieldGroup label={t("teamsIs")}>
          <div className="flex flex-wrap gap-x-5">
            {shown.map(({ id, name, archived }) => (
              <Checkbox
                key={id}
                label={archived ? t("teamArchived", { name }) : name}
                checked={value.teams.includes(id)}
                onChange={({ target }) => toggle(id, target.checked)}
              />
            ))}
          </div>
          {tried && value.teams.length === 0 && (
            <p role="alert" className="text-small leading-normal text-worse">
              {t("teamsMissing")}
            </p>
          )}
        </FieldGroup>
      )}
    </>
  );
}
