import type { BilingualText } from '@app/texts';
import { CommandFailed, type RefusedValue } from './command-failed.js';
import type { ReadApi } from './read-api.js';

const TIMEOUT_MS = 60_000;

interface Fault {
  readonly parameter?: string;
  readonly code: string;
  readonly detail: string;
}

/** What the command line reads of problem details. */
interface Problem {
  readonly code: string;
  readonly title: string;
  readonly detail?: string;
  readonly errors?: readonly Fault[];
}

/** Reads a running service over HTTP. */
export const httpReadApi = (url: string, token: string): ReadApi => {
  const ask = async (path: string, language: string): Promise<Response> => {
    try {
      return await fetch(new URL(path, url), {
        headers: { authorization: `Bearer ${token}`, 'accept-language': language },
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
    } catch (error) {
      throw noService(url, error);
    }
  };
  const answerOf = async <Body>(response: Response): Promise<Body> => {
    try {
      return (await response.json()) as Body;
    } catch (error) {
      throw notThisService(url, error);
    }
  };
  return {
    async get<Body>(path: string): Promise<Body> {
      const response = await ask(path, 'vi');
      if (response.ok) return answerOf<Body>(response);
      const vi = await answerOf<Problem>(response);
      if (typeof vi.code !== 'string') throw notThisService(url);
      throw refusal(response.status, vi, await answerOf<Problem>(await ask(path, 'en')));
    },
  };
};

const noService = (url: string, cause: unknown): CommandFailed =>
  new CommandFailed(
    'SERVICE_NOT_REACHED',
    {
      vi: `Không kết nối được ${url}; khởi động hệ thống bằng npm start, hoặc chọn địa chỉ bằng --url.`,
      en: `no service responds at ${url}; start it with npm start, or choose the address with --url`,
    },
    {},
    { cause },
  );

const notThisService = (url: string, cause?: unknown): CommandFailed =>
  new CommandFailed(
    'OTHER_SERVICE',
    {
      vi: `Chương trình ở ${url} không phải hệ thống này; chọn địa chỉ bằng --url.`,
      en: `the program at ${url} is not this service; choose the address with --url`,
    },
    {},
    { cause },
  );

const sentence = ({ title, detail }: Problem): string => (detail === undefined ? title : `${title}: ${detail}`);

/** The key of another data folder signs tokens that this service does not know. */
const OTHER_KEY: BilingualText = {
  vi: ' Mã truy cập ký bằng khóa trong SANGKIEN_DATA; dịch vụ này dùng thư mục dữ liệu khác.',
  en: '. The token was signed with the key in SANGKIEN_DATA; this service uses another data folder',
};

const refusal = (status: number, vi: Problem, en: Problem): CommandFailed => {
  const errors = (vi.errors ?? []).map(({ parameter, code, detail }, index): RefusedValue => ({
    ...(parameter !== undefined && { parameter }),
    code,
    detail: { vi: detail, en: en.errors?.[index]?.detail ?? detail },
  }));
  const hint = status === 401 ? OTHER_KEY : { vi: '', en: '' };
  return new CommandFailed(
    vi.code,
    { vi: sentence(vi) + hint.vi, en: sentence(en) + hint.en },
    { status, ...(errors.length > 0 && { errors }) },
  );
};
