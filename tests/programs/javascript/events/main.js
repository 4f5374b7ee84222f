const { EventEmitter, once } = require('events');
class Door extends EventEmitter { open(who) { return this.emit('open', who, this.listenerCount('open')); } }
const door = new Door();
const greet = function (who) { console.log('hello', who, this === door); };
door.on('open', greet);
door.once('open', (who) => console.log('only once', who));
door.prependListener('open', (who, count) => console.log('first', who, count));
console.log(door.open('Bo'), door.open('Cy'), door.emit('nothing'), door.eventNames());
door.off('open', greet);
console.log(door.open('Di'), door.listenerCount('open'), door.listeners('open').length);
door.removeAllListeners();
console.log(door.eventNames(), door.open('nobody'));
try { door.emit('error', new Error('unheard')); } catch (error) { console.log('thrown:', error.message); }
door.on('error', (error) => console.log('heard:', error.message));
door.emit('error', new Error('now heard'));
door.on('newListener', (name) => console.log('new', name));
door.on('x', () => {});
const nested = new EventEmitter();
nested.on('a', () => { nested.on('a', () => console.log('added')); console.log('a1'); });
nested.emit('a'); nested.emit('a');
(async () => {
  setTimeout(() => door.emit('ready', 1, 2), 1);
  console.log(await once(door, 'ready'));
  setTimeout(() => door.emit('error', new Error('rejected')), 1);
  await once(door, 'never').catch((error) => console.log(error.message));
})();
const target = new EventTarget();
target.addEventListener('ping', (event) => console.log(event.type, event.target === target), { once: true });
target.dispatchEvent(new Event('ping')); target.dispatchEvent(new Event('ping'));
