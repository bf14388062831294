import { expect, test } from "vitest";
import { networkOf } from "./network";

const from = (forwarded: string | null) => new Headers(forwarded === null ? {} : { "x-forwarded-for": forwarded });

test("without a proxy only the address our own server saw counts, whatever the client claims", () => {
  expect(networkOf(from("203.0.113.9"), 0)).toBe("203.0.113.9");
  expect(networkOf(from("1.2.3.4, 5.6.7.8, 203.0.113.9"), 0)).toBe("203.0.113.9");
});

test("behind proxies the address the outermost trusted one saw counts", () => {
  expect(networkOf(from("198.51.100.7, 10.0.0.1"), 1)).toBe("198.51.100.7");
  expect(networkOf(from("1.2.3.4, 198.51.100.7, 10.0.0.2, 10.0.0.1"), 2)).toBe("198.51.100.7");
});

test("fewer addresses than proxies: the outermost there is; none at all: one key for all", () => {
  expect(networkOf(from("10.0.0.1"), 2)).toBe("10.0.0.1");
  expect(networkOf(from(null), 0)).toBe("unknown");
});

test("IPv6 addresses of one /64 are one network; IPv4 written as IPv6 is itself", () => {
  expect(networkOf(from("2001:db8:1:2:3:4:5:6"), 0)).toBe("2001:db8:1:2::/64");
  expect(networkOf(from("2001:DB8:1:2::9"), 0)).toBe("2001:db8:1:2::/64");
  expect(networkOf(from("2001:db8:1:3::9"), 0)).toBe("2001:db8:1:3::/64");
  expect(networkOf(from("::1"), 0)).toBe("0:0:0:0::/64");
  expect(networkOf(from("fe80::1%eth0"), 0)).toBe("fe80:0:0:0::/64");
  expect(networkOf(from("::ffff:192.0.2.1"), 0)).toBe("192.0.2.1");
});
