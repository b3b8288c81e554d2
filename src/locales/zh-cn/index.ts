import type { LanguageWords } from "../index.ts";
import { networkWords as networks } from "./networks.ts";
import { phrases as site } from "./site.ts";
import { solverWords as solver } from "./solver.ts";

export const zhCn: LanguageWords = { site, networks, solver };
