import NextLink from "next/link";

type Props = Omit<React.ComponentProps<typeof NextLink>, "prefetch">;

/**
 * A way to another page. Nothing is fetched ahead: every page is made for its reader at that moment, so that all that could come
 * early is its title, at the cost of a request and more to the server for each link in sight.
 */
export const Link = (props: Props) => <NextLink {...props} prefetch={false} />;
