import { expect, test } from 'vitest';
import { siteAddress } from '#app/lib/address.ts';

test('the address of a site is the origin that the request came to', () => {
  expect(siteAddress('https://tenken.example:8443/organization/people/slips?q=1')).toBe('https://tenken.example:8443/');
  expect(siteAddress('http://192.168.10.5/sign-in')).toBe('http://192.168.10.5/');
});

test('an address of this machine alone is none that others could type', () => {
  for (const host of ['localhost:3000', '127.0.0.1:3000', '127.1.2.3', '[::1]:3000', 'tenken.localhost']) {
    expect(siteAddress(`http://${host}/organization`), host).toBeNull();
  }
});
