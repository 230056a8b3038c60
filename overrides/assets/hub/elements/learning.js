/** All learning elements: what a page with blocks of them loads. They are published as one file (hooks/engine/assets.py). */
import "./check.js";
import "./reflect.js";
import "./case-study.js";
import "./activity.js";
import "./confidence.js";
import "./progress.js";
import "./settings.js";
