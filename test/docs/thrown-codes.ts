import ts from 'typescript';
import { productSources, textOf } from './repository.js';

export interface ThrownCode {
  readonly code: string;
  readonly kind: string;
}

/** A function that refuses with the code in one of its arguments; the kind is another argument, or constant. */
interface Thrower {
  readonly codeAt: number;
  readonly kind: { readonly at: number } | { readonly always: string };
}

type Call = ts.CallExpression | ts.NewExpression;

const isCall = (node: ts.Node): node is Call => ts.isCallExpression(node) || ts.isNewExpression(node);

/** The values an expression can have; null if the source does not show them. */
const textsOf = (node: ts.Expression): readonly string[] | null => {
  if (ts.isStringLiteral(node)) return [node.text];
  if (!ts.isConditionalExpression(node)) return null;
  const [whenTrue, whenFalse] = [textsOf(node.whenTrue), textsOf(node.whenFalse)];
  return whenTrue && whenFalse && [...whenTrue, ...whenFalse];
};

/** The named arrow function around a node, and which of its parameters an expression is. */
const parameterOf = (node: ts.Expression): { readonly of: string; readonly at: number } | null => {
  for (let around: ts.Node = node; around.parent; around = around.parent) {
    if (!ts.isArrowFunction(around) || !ts.isVariableDeclaration(around.parent)) continue;
    const at = around.parameters.findIndex(({ name }) => name.getText() === node.getText());
    if (at >= 0) return { of: around.parent.name.getText(), at };
  }
  return null;
};

const callsIn = (path: string): readonly Call[] => {
  const calls: Call[] = [];
  const visit = (node: ts.Node): void => {
    if (isCall(node)) calls.push(node);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, textOf(path), ts.ScriptTarget.Latest, true));
  return calls;
};

/**
 * Every code that the product's sources refuse with: the arguments of `new DomainError`, direct or passed on by other
 * functions. `unclear` lists the calls whose code the source does not show.
 */
export const thrownCodes = (
  paths: readonly string[] = productSources,
): { readonly codes: readonly ThrownCode[]; readonly unclear: readonly string[] } => {
  const calls = paths.flatMap(callsIn);
  const throwers = new Map<string, Thrower>([['DomainError', { codeAt: 1, kind: { at: 0 } }]]);
  const codes: ThrownCode[] = [];
  const unclear: string[] = [];
  for (const [name, { codeAt, kind }] of throwers) {
    for (const call of calls) {
      if (call.expression.getText() !== name) continue;
      const code = call.arguments![codeAt]!;
      const given = 'at' in kind ? call.arguments![kind.at]! : null;
      const kinds = 'at' in kind ? textsOf(given!) : [kind.always];
      const texts = textsOf(code);
      if (texts && kinds) codes.push(...texts.flatMap((text) => kinds.map((each) => ({ code: text, kind: each }))));
      else {
        const passedOn = parameterOf(code);
        const kindPassedOn = given && parameterOf(given);
        if (passedOn && (kinds || kindPassedOn?.of === passedOn.of)) {
          throwers.set(passedOn.of, {
            codeAt: passedOn.at,
            kind: kinds ? { always: kinds[0]! } : { at: kindPassedOn!.at },
          });
        } else unclear.push(call.getText());
      }
    }
  }
  return { codes, unclear };
};
