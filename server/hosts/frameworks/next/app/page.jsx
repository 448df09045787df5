'use client';

import { useEffect, useState } from 'react';
import { Questions } from './questions';

export default function Page() {
  const [now, set] = useState({ country: 'GB', lang: 'en', title: 'Questions', times: 0, last: false });
  useEffect(() => {
    const change = (more) => set((was) => ({ ...was, ...more }));
    window.plans ??= 0;
    window.host = { again: () => change({ times: now.times + 1 }), move: () => change({ last: true }), change };
  }, [now]);
  const questions = <Questions key="questions" country={now.country} lang={now.lang} title={now.title} onPlan={() => { window.plans++; }} />;
  const texts = ['one', 'two', 'three'].map((text) => <p key={text}>{text}, drawn again {now.times} times</p>);
  return now.last ? [...texts, questions] : [questions, ...texts];
}
