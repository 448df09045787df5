import { Questions } from 'questions';
import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';

function Page() {
  const [now, set] = useState({ country: 'GB', lang: 'en', title: 'Questions', times: 0, last: false });
  const change = (more) => set((was) => ({ ...was, ...more }));
  window.host = { again: () => change({ times: now.times + 1 }), move: () => change({ last: true }), change };
  const questions = <Questions key="questions" country={now.country} lang={now.lang} title={now.title} onPlan={() => { window.plans++; }} />;
  const texts = ['one', 'two', 'three'].map((text) => <p key={text}>{text}, drawn again {now.times} times</p>);
  return now.last ? [...texts, questions] : [questions, ...texts];
}

createRoot(document.getElementById('page')).render(<StrictMode><Page /></StrictMode>);
