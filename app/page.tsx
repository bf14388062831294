import { redirect } from "next/navigation";
import { currentUser } from "@/server/auth";
import { api } from "./_trpc/server";

/** The door: to the first tenant of whoever is signed in, else to sign-in. */
export default async function Door() {
  if (!(await currentUser())) redirect("/sign-in");
  const [first] = await (await api()).account.tenants();
  redirect(first ? `/${first.slug}` : "/no-company");
}
