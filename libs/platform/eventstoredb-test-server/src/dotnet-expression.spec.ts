import { dotNetExpression } from './dotnet-expression.js';

test.each([
  ['(?i)^MEMBER-', 'member-1', 'a-member-1'],
  ['^(?i)MEMBER$', 'member', 'members'],
  ['\\Amember-', 'member-1', 'a\nmember-'],
  ['member\\z', 'a member', 'member\n'],
  ['^member$', 'member\n', 'member\n\n'],
  ['^member\\Z', 'member\n', 'members'],
  ['(?m)^member$', 'a\nmember\nb', 'members'],
  ['^a.b$', 'a\rb', 'a\nb'],
  ['(?s)^a.b$', 'a\nb', 'ab'],
  ['^member\\-\\d+$', 'member-12', 'member_12'],
  ['^[\\w\\-.]+$', 'mem-ber.1', 'mem ber'],
  ['^\\#\\ \\"$', '# "', '#"'],
  ['^[$.]\\$$', '.$', 'a$'],
  ['^(?!(\\$.*$|x$))', 'member', '$stats'],
])('%s', (pattern, matching, other) => {
  const expression = dotNetExpression(pattern);
  expect([expression.test(matching), expression.test(other)]).toEqual([true, false]);
});

test.each(['(?x)a b', 'a(?#', '('])('%s is refused', (pattern) => {
  expect(() => dotNetExpression(pattern)).toThrow(SyntaxError);
});
